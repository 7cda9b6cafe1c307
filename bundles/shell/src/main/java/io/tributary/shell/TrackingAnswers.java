package io.tributary.shell;

import io.tributary.platform.AffiliateId;
import io.tributary.platform.TrackingCode;
import io.tributary.platform.embedded.CollectorFigures;
import io.tributary.platform.embedded.Lead;
import io.tributary.platform.embedded.TrackingDetails;
import io.tributary.platform.embedded.TrackingSettings;
import io.tributary.platform.embedded.Traffic;
import io.tributary.platform.embedded.Visit;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said about visitors; to programs with the members of the REST API. */
final class TrackingAnswers {
    private TrackingAnswers() {}

    static Answer tracking(TrackingDetails details, CollectorFigures figures) {
        TrackingSettings settings = details.settings();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", details.version());
        json.put("publicKey", details.publicKey());
        json.put("parameter", settings.parameter());
        json.put("credit", Text.label(settings.credit()));
        json.put("windowDays", settings.windowDays());
        json.put("respectDoNotTrack", settings.respectDoNotTrack());
        json.put("addresses", Text.label(settings.addresses()));
        json.put("visitDays", settings.visitDays());
        json.put("code", details.code().map(TrackingCode::html).orElse(null));
        json.put("script", details.code().map(TrackingCode::script).orElse(null));
        json.put("collector", CollectorJson.of(figures));
        String text = "Public key:    " + details.publicKey() + "\n"
                + "Links:         https://STORE/?" + settings.parameter() + "=CODE\n"
                + "Credit:        the " + Text.label(settings.credit()) + " affiliate within " + settings.windowDays()
                + " days\n"
                + "Do not track:  " + (settings.respectDoNotTrack() ? "respected" : "ignored") + "\n"
                + "Addresses:     " + Text.label(settings.addresses()) + "\n"
                + "Visits kept:   " + settings.visitDays() + " days\n"
                + "This node:     " + figures.accepted() + " accepted, " + figures.written() + " written, "
                + (figures.shedVisits() + figures.shedLeads()) + " shed, " + figures.duplicates() + " duplicates, "
                + figures.bots() + " of bots, " + figures.refused() + " refused since " + figures.since() + "\n"
                + details.code()
                        .map(code -> "\nFor the head of every page of the store:\n\n"
                                + code.html().strip() + "\n")
                        .orElse("\nThere is no code for stores yet: say in public.address of"
                                + " etc/io.tributary.platform.embedded.cfg where browsers reach this node.\n");
        return new Answer(text, json);
    }

    private record CollectorJson(
            String since,
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
                    figures.since().toString(),
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

    static Answer visits(List<Visit> visits) {
        Object json = Map.of("items", visits.stream().map(VisitJson::of).toList());
        if (visits.isEmpty()) {
            return new Answer("There are no visits.\n", json);
        }
        Table table = new Table()
                .left("AT")
                .left("VISITOR")
                .left("AFFILIATE", 20)
                .left("CODE", 30)
                .left("LANDING", 60)
                .left("FROM", 40)
                .left("CAMPAIGN", 30);
        visits.forEach(visit -> table.row(
                visit.at().toString(),
                Text.cut(visit.visitor(), 11),
                visit.affiliate().map(AffiliateId::value).orElse(""),
                visit.code(),
                visit.landing(),
                visit.referrer(),
                visit.campaign()));
        return new Answer(table.toString(), json);
    }

    private record VisitJson(
            String at,
            String visitor,
            String affiliate,
            String code,
            String landing,
            String referrer,
            String campaign,
            String source,
            String medium,
            String subId) {
        static VisitJson of(Visit visit) {
            return new VisitJson(
                    visit.at().toString(),
                    visit.visitor(),
                    visit.affiliate().map(AffiliateId::value).orElse(null),
                    visit.code(),
                    visit.landing(),
                    visit.referrer(),
                    visit.campaign(),
                    visit.source(),
                    visit.medium(),
                    visit.subId());
        }
    }

    static Answer leads(List<Lead> leads) {
        Object json = Map.of("items", leads.stream().map(LeadJson::of).toList());
        if (leads.isEmpty()) {
            return new Answer("There are no leads.\n", json);
        }
        Table table = new Table()
                .left("AT")
                .left("E-MAIL", 60)
                .left("SOURCE")
                .left("AFFILIATE", 20)
                .left("PAGE", 60);
        leads.forEach(lead -> table.row(
                lead.at().toString(),
                lead.email(),
                lead.source(),
                lead.affiliate().map(AffiliateId::value).orElse(""),
                lead.landing()));
        return new Answer(table.toString(), json);
    }

    private record LeadJson(String email, String at, String source, String affiliate, String landing) {
        static LeadJson of(Lead lead) {
            return new LeadJson(
                    lead.email(),
                    lead.at().toString(),
                    lead.source(),
                    lead.affiliate().map(AffiliateId::value).orElse(null),
                    lead.landing());
        }
    }

    static Answer traffic(Traffic traffic) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", traffic.from().toString());
        json.put("to", traffic.to().toString());
        json.put("by", Text.label(traffic.by()));
        json.put("rows", traffic.rows().stream().map(RowJson::of).toList());
        Traffic.Row totals = new Traffic.Row("total", traffic.totals());
        json.put("totals", RowJson.of(totals));
        Table table = new Table()
                .left(Text.plain(traffic.by().name()), 60)
                .right("VISITS")
                .right("VISITORS")
                .right("LEADS")
                .right("PURCHASES")
                .right("CONVERSION");
        traffic.rows().forEach(row -> add(table, row));
        add(table, totals);
        return new Answer(table.toString(), json);
    }

    private static void add(Table table, Traffic.Row row) {
        Traffic.Count count = row.count();
        table.row(
                row.name(),
                Long.toString(count.visits()),
                Long.toString(count.visitors()),
                Long.toString(count.leads()),
                Long.toString(count.purchases()),
                count.conversion().map(BigDecimal::toPlainString).orElse(""));
    }

    private record RowJson(String name, long visits, long visitors, long leads, long purchases, BigDecimal conversion) {
        static RowJson of(Traffic.Row row) {
            Traffic.Count count = row.count();
            return new RowJson(
                    row.name(),
                    count.visits(),
                    count.visitors(),
                    count.leads(),
                    count.purchases(),
                    count.conversion().orElse(null));
        }
    }

    static Answer forgotten(long rows) {
        String text = rows == 0
                ? "Nothing is kept of who left this address.\n"
                : rows + " rows were deleted; the sums of each day and the purchases stay.\n";
        return new Answer(text, Map.of("rows", rows));
    }
}
