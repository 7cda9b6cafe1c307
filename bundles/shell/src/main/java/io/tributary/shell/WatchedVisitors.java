package io.tributary.shell;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.PlatformException;
import io.tributary.platform.embedded.LeadFilter;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.platform.embedded.Tracking;
import io.tributary.platform.embedded.TrackingDetails;
import io.tributary.platform.embedded.TrackingSettings;
import io.tributary.platform.embedded.Traffic;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The visitors of an account's stores, as commands ask for them. What was not typed is null. */
final class WatchedVisitors {
    private static final int USUAL_DAYS = 30;

    private final Tracking tracking;
    private final AccountId account;
    private final Actor by = ShellUser.actor();

    /** @param account as it was typed */
    WatchedVisitors(Services services, String account) throws CommandFailure {
        this.tracking = services.get(Tracking.class, Room.EMBEDDED_PLATFORM);
        this.account = Accounts.id(account);
    }

    /** Changes what was typed, and shows all. */
    Answer tracking(String parameter, String credit, String window, String doNotTrack, String addresses, String keep)
            throws CommandFailure {
        TrackingDetails before = asked(() -> tracking.tracking(account));
        TrackingSettings old = before.settings();
        TrackingSettings wanted = new TrackingSettings(
                parameter == null ? old.parameter() : parameter,
                credit == null ? old.credit() : word("--credit", credit, TrackingSettings.Credit.class),
                window == null ? old.windowDays() : (int) Numbers.read("--window", window, 1, 365),
                doNotTrack == null ? old.respectDoNotTrack() : isRespect(doNotTrack),
                addresses == null ? old.addresses() : word("--addresses", addresses, TrackingSettings.Addresses.class),
                keep == null ? old.visitDays() : (int) Numbers.read("--keep", keep, 1, 800));
        TrackingDetails now =
                wanted.equals(old) ? before : asked(() -> tracking.change(account, wanted, before.version(), by));
        return TrackingAnswers.tracking(now, tracking.collector());
    }

    private static boolean isRespect(String typed) throws CommandFailure {
        if (!typed.equals("respect") && !typed.equals("ignore")) {
            throw new CommandFailure("--do-not-track is respect or ignore, not '" + Text.cut(typed, 60) + "'.");
        }
        return typed.equals("respect");
    }

    private static <E extends Enum<E>> E word(String option, String typed, Class<E> type) throws CommandFailure {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> Text.label(each).equals(typed))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(option + " is one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Text::label)
                                .collect(Collectors.joining(", "))
                        + ", not '" + Text.cut(typed, 60) + "'."));
    }

    Answer visits(int most) throws CommandFailure {
        return TrackingAnswers.visits(asked(() -> tracking.visits(account, most)));
    }

    Answer leads(String affiliate, String email, int most) throws CommandFailure {
        LeadFilter filter =
                new LeadFilter(Optional.ofNullable(affiliate).map(AffiliateId::new), Optional.ofNullable(email));
        return TrackingAnswers.leads(asked(() -> tracking.leads(account, filter, OptionalLong.empty(), most)));
    }

    Answer traffic(String kind, String from, String to) throws CommandFailure {
        Traffic.By by = word("--by", kind, Traffic.By.class);
        LocalDate last = to == null ? LocalDate.now(ZoneOffset.UTC) : day("--to", to);
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : day("--from", from);
        return TrackingAnswers.traffic(asked(() -> tracking.traffic(account, by, first, last)));
    }

    private static LocalDate day(String option, String typed) throws CommandFailure {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw new CommandFailure(option + " is a day such as 2026-03-01, not '" + Text.cut(typed, 60) + "'.");
        }
    }

    Answer forget(String email) throws CommandFailure {
        return TrackingAnswers.forgotten(asked(() -> tracking.forget(account, email, by)));
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
