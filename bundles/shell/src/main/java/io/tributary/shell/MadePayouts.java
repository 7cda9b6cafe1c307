package io.tributary.shell;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.Payout;
import io.tributary.platform.embedded.Payouts;
import io.tributary.platform.embedded.RefusedException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The payouts of an account, as commands ask for them. */
final class MadePayouts {
    private final Payouts payouts;
    private final AccountId account;
    private final Actor by = ShellUser.actor();

    /** @param account as it was typed */
    MadePayouts(Services services, String account) throws CommandFailure {
        this.payouts = services.get(Payouts.class, Room.EMBEDDED_PLATFORM);
        this.account = Accounts.id(account);
    }

    /** @param until null for now */
    Answer preview(String until, String currency) throws CommandFailure {
        Payout.Order order = new Payout.Order(moment(until), currency, "");
        return PayoutAnswers.sheet(asked(() -> payouts.preview(account, order)));
    }

    /** @param until null for now */
    Answer make(String until, String currency, String note) throws CommandFailure {
        Payout.Order order = new Payout.Order(moment(until), currency, note);
        return PayoutAnswers.sheet(asked(() -> payouts.make(account, order, by)));
    }

    Answer list() throws CommandFailure {
        List<Payout> all = new ArrayList<>();
        OptionalInt next = OptionalInt.of(1);
        while (next.isPresent()) {
            Page.Request request = new Page.Request(next.getAsInt(), Page.Request.MAX_SIZE);
            Page<Payout> page = asked(() -> payouts.list(account, request));
            all.addAll(page.items());
            next = page.next();
        }
        return PayoutAnswers.list(all);
    }

    Answer show(String payout) throws CommandFailure {
        long id = id(payout);
        return PayoutAnswers.sheet(asked(() -> payouts.get(account, id)));
    }

    Answer setVoid(String payout, String reason) throws CommandFailure {
        long id = id(payout);
        return PayoutAnswers.list(List.of(asked(() -> payouts.voidPayout(account, id, reason, by))));
    }

    private static long id(String typed) throws CommandFailure {
        return Numbers.read("PAYOUT", typed, 1, Long.MAX_VALUE);
    }

    private static Instant moment(String typed) throws CommandFailure {
        try {
            return typed == null ? Instant.now() : Instant.parse(typed);
        } catch (DateTimeParseException e) {
            throw new CommandFailure(
                    "--until is a moment such as 2026-03-01T00:00:00Z, not '" + Text.cut(typed, 60) + "'.");
        }
    }

    private interface Question<T> {
        T ask() throws RefusedException, PlatformException;
    }

    private static <T> T asked(Question<T> question) throws CommandFailure {
        try {
            return question.ask();
        } catch (RefusedException | PlatformException e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
