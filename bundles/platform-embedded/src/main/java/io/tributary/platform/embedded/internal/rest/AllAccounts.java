package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.Account;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.PlatformException;
import io.tributary.platform.embedded.AccountDetails;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.rest.RestSection.VisibleAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The accounts of this host, and those that a platform that stands before it has besides. */
@Component(service = AllAccounts.class, configurationPid = "io.tributary.platform.embedded")
public final class AllAccounts {
    /** It has a higher ranking than this host's own, which is 0, and lists this host's accounts too. */
    @Reference(
            name = "before",
            target = "(service.ranking>=1)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile AffiliatePlatform before;

    private final EmbeddedPlatform platform;

    @Activate
    public AllAccounts(@Reference(name = "platform") EmbeddedPlatform platform) {
        this.platform = platform;
    }

    /**
     * An account.
     *
     * @param details empty for another platform's
     */
    record Listed(AccountId id, String name, Optional<AccountDetails> details) {
        static Listed of(AccountDetails details) {
            return new Listed(details.id(), details.name(), Optional.of(details));
        }

        static Listed of(Account another) {
            return new Listed(another.id(), another.name(), Optional.empty());
        }
    }

    /** One that somebody has; whether the caller may see it is decided before. */
    Listed get(AccountId id) throws RefusedException, PlatformException.Unavailable {
        try {
            return Listed.of(platform.account(id));
        } catch (RefusedException.Unknown e) {
            return besides().stream()
                    .filter(account -> account.id().equals(id))
                    .findFirst()
                    .map(Listed::of)
                    .orElseThrow(() -> e);
        }
    }

    private Optional<Listed> own(AccountId id) throws RefusedException, PlatformException.Unavailable {
        try {
            return Optional.of(Listed.of(platform.account(id)));
        } catch (RefusedException.Unknown e) {
            return Optional.empty();
        }
    }

    /** Those that the caller may see, ordered by id. */
    Page<Listed> list(VisibleAccounts visible, Page.Request request)
            throws RefusedException, PlatformException.Unavailable {
        List<Account> besides = besides();
        if (!besides.isEmpty()) {
            return part(
                    besides.stream()
                            .filter(account -> visible.isAll()
                                    || visible.ids().contains(account.id().value()))
                            .toList(),
                    request);
        }
        if (!visible.isAll()) {
            return only(visible.ids(), request);
        }
        Page<AccountDetails> own = platform.accounts(request);
        return new Page<>(own.items().stream().map(Listed::of).toList(), own.next());
    }

    private Page<Listed> part(List<Account> all, Page.Request request)
            throws RefusedException, PlatformException.Unavailable {
        List<Listed> part = new ArrayList<>();
        for (Account account :
                all.stream().skip(request.offset()).limit(request.size()).toList()) {
            part.add(own(account.id()).orElseGet(() -> Listed.of(account)));
        }
        return new Page<>(part, next(request, all.size()));
    }

    /** Of a few: whoever sees many sees all. Roles may name accounts that do not exist; these are left out. */
    private Page<Listed> only(Set<String> ids, Page.Request request)
            throws RefusedException, PlatformException.Unavailable {
        List<Listed> part = new ArrayList<>();
        for (String id : ids.stream()
                .sorted()
                .skip(request.offset())
                .limit(request.size())
                .toList()) {
            own(new AccountId(id)).ifPresent(part::add);
        }
        return new Page<>(part, next(request, ids.size()));
    }

    private static OptionalInt next(Page.Request request, int all) {
        return request.offset() + request.size() >= all ? OptionalInt.empty() : OptionalInt.of(request.number() + 1);
    }

    /** All accounts, as the platform that stands before this one lists them; none when there is no such platform. */
    private List<Account> besides() throws PlatformException.Unavailable {
        AffiliatePlatform first = before;
        if (first == null) {
            return List.of();
        }
        try {
            return first.accounts();
        } catch (PlatformException.Unavailable e) {
            throw e;
        } catch (PlatformException e) {
            throw new PlatformException.Unavailable(e.getMessage(), null, e);
        }
    }
}
