package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.AffiliateId;
import io.tributary.platform.embedded.Tracking;
import io.tributary.platform.embedded.Traffic;
import io.tributary.platform.embedded.internal.rest.SenderNames.SenderJson;
import io.tributary.rest.ApiProblem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.QueryParam;

/** Who came to one account and who bought. */
public final class TrafficResource {
    private static final int USUAL_DAYS = 30;

    private final Tracking tracking;
    private final SenderNames senders;

    TrafficResource(Tracking tracking, SenderNames senders) {
        this.tracking = tracking;
        this.senders = senders;
    }

    /**
     * Visits, visitors, leads and purchases in whole days of UTC.
     *
     * @param by {@code day}, {@code affiliate}, {@code campaign} or {@code landing}; {@code day} without it
     * @param from the first day, {@code 2026-03-01}; 30 days in all without it
     * @param to the last day, today without it; at most 400 days
     */
    @GET
    public TrafficJson get(@QueryParam("by") String by, @QueryParam("from") String from, @QueryParam("to") String to) {
        Traffic.By kind = by(by);
        LocalDate last = Requests.day("to", to).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        LocalDate first = Requests.day("from", from).orElseGet(() -> last.minusDays(USUAL_DAYS - 1L));
        Traffic traffic = Requests.ask(() -> tracking.traffic(senders.account(), kind, first, last));
        Map<AffiliateId, SenderJson> affiliates = kind != Traffic.By.AFFILIATE
                ? Map.of()
                : senders.of(traffic.rows().stream()
                        .map(row -> Optional.of(new AffiliateId(row.name())))
                        .toList());
        return new TrafficJson(
                first,
                last,
                Requests.word(kind),
                traffic.rows().stream()
                        .map(row -> RowJson.of(row, affiliates.get(new AffiliateId(row.name()))))
                        .toList(),
                RowJson.of(new Traffic.Row("total", traffic.totals()), null));
    }

    private static Traffic.By by(String text) {
        return Requests.given(text)
                .map(given -> Arrays.stream(Traffic.By.values())
                        .filter(each -> Requests.word(each).equals(given))
                        .findFirst()
                        .orElseThrow(() -> ApiProblem.invalid(
                                "by", "by is day, affiliate, campaign or landing, not '" + given + "'")))
                .orElse(Traffic.By.DAY);
    }

    /**
     * A report.
     *
     * @param rows at most 1,000, those with the most visits first; days in their order
     */
    public record TrafficJson(LocalDate from, LocalDate to, String by, List<RowJson> rows, RowJson totals) {}

    /**
     * What came of visits.
     *
     * @param name a day, the id of an affiliate, a campaign, or host and path of a page; {@code (other)} for all that had
     *     no place in a day's first thousand
     * @param affiliate null unless by affiliate
     * @param visitors one who comes on two days is counted twice
     * @param conversion purchases for each visitor, with four places; null without visitors
     */
    public record RowJson(
            String name,
            SenderJson affiliate,
            long visits,
            long visitors,
            long leads,
            long purchases,
            BigDecimal conversion) {
        static RowJson of(Traffic.Row row, SenderJson affiliate) {
            Traffic.Count count = row.count();
            return new RowJson(
                    row.name(),
                    affiliate,
                    count.visits(),
                    count.visitors(),
                    count.leads(),
                    count.purchases(),
                    count.conversion().orElse(null));
        }
    }
}
