package io.tributary.shell;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.PlatformException;
import io.tributary.platform.embedded.AffiliateDetails;
import io.tributary.platform.embedded.AffiliateFilter;
import io.tributary.platform.embedded.AffiliateImport;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.PurchaseDetails;
import io.tributary.platform.embedded.PurchaseFilter;
import io.tributary.platform.embedded.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The affiliates of an account, as commands ask for them. */
final class Affiliates {
    private final EmbeddedPlatform platform;
    private final AccountId account;
    private final Actor by = ShellUser.actor();

    /** @param account as it was typed */
    Affiliates(Services services, String account) throws CommandFailure {
        this.platform = services.get(EmbeddedPlatform.class, Room.EMBEDDED_PLATFORM);
        this.account = Accounts.id(account);
    }

    Answer list() throws CommandFailure {
        return AffiliateAnswers.list(asked(() -> all(page -> platform.affiliates(account, AffiliateFilter.ALL, page), Integer.MAX_VALUE))
                .items());
    }

    /** @param code null for none */
    Answer add(String name, String email, String code) throws CommandFailure {
        Optional<AffiliateCode> first = Optional.ofNullable(code).map(AffiliateCode::new);
        return AffiliateAnswers.one(asked(() -> platform.addAffiliate(account, name, email, first, by)));
    }

    Answer assignCode(String affiliate, String code) throws CommandFailure {
        return AffiliateAnswers.one(
                asked(() -> platform.assignCode(account, new AffiliateId(affiliate), new AffiliateCode(code), by)));
    }

    Answer setState(String affiliate, String state) throws CommandFailure {
        AffiliateState wanted = Arrays.stream(AffiliateState.values())
                .filter(each -> Text.label(each).equals(state))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        "The state is active, paused or archived, not '" + Text.cut(state, 60) + "'."));
        return AffiliateAnswers.one(asked(() -> platform.setState(account, new AffiliateId(affiliate), wanted, by)));
    }

    /** @param store the store's id; null for all */
    Answer purchases(String store, int most) throws CommandFailure {
        PurchaseFilter filter = PurchaseFilter.of(
                Optional.ofNullable(store).map(Affiliates::storeId), Optional.empty(), Optional.empty());
        Page<PurchaseDetails> found = asked(() -> all(page -> platform.purchases(account, filter, PurchaseFilter.Sort.KEY, page), most));
        return AffiliateAnswers.purchases(found.items(), found.next().isPresent());
    }

    /** Adds all affiliates of a list, or none of them. */
    Answer importList(String csv, boolean dryRun) throws CommandFailure {
        AffiliateImport done = asked(() -> platform.importAffiliates(account, csv, dryRun, by));
        Answer answer = AffiliateAnswers.imported(done, dryRun);
        if (done.hasErrors()) {
            throw new CommandFailure(answer);
        }
        return answer;
    }

    List<String> ids() throws CommandFailure {
        Page<AffiliateDetails> first =
                asked(() -> platform.affiliates(account, AffiliateFilter.ALL, new Page.Request(1, Page.Request.MAX_SIZE)));
        return first.items().stream().map(each -> each.affiliate().id().value()).toList();
    }

    /** A store may be typed as {@code account/id} where other commands need that. */
    private static String storeId(String typed) {
        return typed.substring(typed.indexOf('/') + 1);
    }

    private interface Question<T> {
        T ask() throws RefusedException, PlatformException;
    }

    private interface Pages<T> {
        Page<T> get(Page.Request page) throws RefusedException, PlatformException;
    }

    private static <T> T asked(Question<T> question) throws CommandFailure {
        try {
            return question.ask();
        } catch (RefusedException | PlatformException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    /** The first items of a long list as one page, at most so many; it has a next one when the list goes on. */
    private static <T> Page<T> all(Pages<T> pages, int most) throws RefusedException, PlatformException {
        int size = Math.min(most, Page.Request.MAX_SIZE);
        List<T> items = new ArrayList<>();
        Page<T> page = pages.get(new Page.Request(1, size));
        items.addAll(page.items());
        while (page.next().isPresent() && items.size() < most) {
            page = pages.get(new Page.Request(page.next().getAsInt(), size));
            items.addAll(page.items());
        }
        boolean cut = items.size() > most;
        return cut
                ? new Page<>(items.subList(0, most), page.next().isPresent() ? page.next() : OptionalInt.of(2))
                : new Page<>(items, page.next());
    }
}
