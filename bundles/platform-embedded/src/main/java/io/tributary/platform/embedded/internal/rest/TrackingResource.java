package io.tributary.platform.embedded.internal.rest;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.TrackingCode;
import io.tributary.platform.embedded.CollectorFigures;
import io.tributary.platform.embedded.Tracking;
import io.tributary.platform.embedded.TrackingDetails;
import io.tributary.platform.embedded.TrackingSettings;
import io.tributary.rest.ApiProblem;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;

/** How one account watches its stores. */
public final class TrackingResource {
    private final Tracking tracking;
    private final AccountId account;
    private final Actor by;

    TrackingResource(Tracking tracking, AccountId account, Actor by) {
        this.tracking = tracking;
        this.account = account;
        this.by = by;
    }

    /** The settings, what stores put on their pages, and what this node was told by them. */
    @GET
    public TrackingJson get() {
        return json(Requests.ask(() -> tracking.tracking(account)));
    }

    /** Changes the settings, if nobody has since they were read. */
    @PUT
    public TrackingJson change(SettingsJson wanted) {
        SettingsJson given = Requests.required("body", wanted);
        TrackingSettings settings = new TrackingSettings(
                Requests.required("parameter", given.parameter()),
                word("credit", given.credit(), TrackingSettings.Credit.class),
                Requests.required("windowDays", given.windowDays()),
                Requests.required("respectDoNotTrack", given.respectDoNotTrack()),
                word("addresses", given.addresses(), TrackingSettings.Addresses.class),
                Requests.required("visitDays", given.visitDays()));
        long version = Requests.required("version", given.version());
        return json(Requests.ask(() -> tracking.change(account, settings, version, by)));
    }

    private static <E extends Enum<E>> E word(String field, String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> Requests.word(each).equals(Requests.required(field, text)))
                .findFirst()
                .orElseThrow(() -> ApiProblem.invalid(
                        field,
                        field + " is one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Requests::word)
                                        .collect(Collectors.joining(", "))
                                + ", not '" + text + "'"));
    }

    private TrackingJson json(TrackingDetails details) {
        TrackingSettings settings = details.settings();
        return new TrackingJson(
                details.version(),
                details.publicKey(),
                settings.parameter(),
                Requests.word(settings.credit()),
                settings.windowDays(),
                settings.respectDoNotTrack(),
                Requests.word(settings.addresses()),
                settings.visitDays(),
                details.code().map(TrackingCode::html).orElse(null),
                details.code().map(TrackingCode::script).orElse(null),
                CollectorJson.of(tracking.collector()));
    }

    /**
     * Settings.
     *
     * @param version what was read; another one is a conflict
     * @param credit {@code first} or {@code last}
     * @param addresses {@code truncated}, {@code hashed} or {@code none}
     */
    public record SettingsJson(
            Long version,
            String parameter,
            String credit,
            Integer windowDays,
            Boolean respectDoNotTrack,
            String addresses,
            Integer visitDays) {}

    /**
     * Settings and code.
     *
     * @param parameter which names an affiliate's code in links
     * @param credit who is credited where several affiliates sent a shopper: {@code first} or {@code last}
     * @param windowDays how long an affiliate is credited for whom she sent
     * @param addresses what is kept of addresses of computers: {@code truncated}, {@code hashed} or {@code none}
     * @param visitDays how long visits are kept
     * @param code HTML for the head of every page; null as long as {@code public.address} is not set on the host
     * @param script the address of the script without scheme and version; null like the code
     */
    public record TrackingJson(
            long version,
            String publicKey,
            String parameter,
            String credit,
            int windowDays,
            boolean respectDoNotTrack,
            String addresses,
            int visitDays,
            String code,
            String script,
            CollectorJson collector) {}

    /** What this node was told by the pages of all accounts, by what became of it. */
    public record CollectorJson(
            Instant since,
            long accepted,
            long written,
            long shedVisits,
            long shedLeads,
            long duplicates,
            long bots,
            long doNotTrack,
            long refused,
            long failed) {
        static CollectorJson of(CollectorFigures figures) {
            return new CollectorJson(
                    figures.since(),
                    figures.accepted(),
                    figures.written(),
                    figures.shedVisits(),
                    figures.shedLeads(),
                    figures.duplicates(),
                    figures.bots(),
                    figures.doNotTrack(),
                    figures.refused(),
                    figures.failed());
        }
    }
}
