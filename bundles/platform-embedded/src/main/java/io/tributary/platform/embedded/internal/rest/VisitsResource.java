package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.AffiliateId;
import io.tributary.platform.embedded.Tracking;
import io.tributary.platform.embedded.Visit;
import io.tributary.platform.embedded.internal.rest.SenderNames.SenderJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.QueryParam;

/** The visits of one account. */
public final class VisitsResource {
    private final Tracking tracking;
    private final SenderNames senders;

    VisitsResource(Tracking tracking, SenderNames senders) {
        this.tracking = tracking;
        this.senders = senders;
    }

    /**
     * The last visits, the newest first.
     *
     * @param limit how many, from 1 to 200; 50 without it
     */
    @GET
    public ListJson<VisitJson> list(@QueryParam("limit") String limit) {
        int most = Requests.page(null, limit).size();
        List<Visit> visits = Requests.ask(() -> tracking.visits(senders.account(), most));
        Map<AffiliateId, SenderJson> affiliates =
                senders.of(visits.stream().map(Visit::affiliate).toList());
        return new ListJson<>(
                visits.stream()
                        .map(visit -> VisitJson.of(
                                visit, visit.affiliate().map(affiliates::get).orElse(null)))
                        .toList(),
                null);
    }

    /**
     * A visit. Texts are what browsers said: to be escaped, and empty where they said nothing.
     *
     * @param visitor tells visitors apart
     * @param affiliate who sent her; null for nobody
     * @param landing host and path of the page
     * @param referrer host and path of the page before
     */
    public record VisitJson(
            Instant at,
            String visitor,
            SenderJson affiliate,
            String landing,
            String referrer,
            String campaign,
            String source,
            String medium,
            String subId) {
        private static final int SHORT = 8;

        static VisitJson of(Visit visit, SenderJson affiliate) {
            return new VisitJson(
                    visit.at(),
                    visit.visitor().substring(0, SHORT),
                    affiliate,
                    visit.landing(),
                    visit.referrer(),
                    visit.campaign(),
                    visit.source(),
                    visit.medium(),
                    visit.subId());
        }
    }
}
