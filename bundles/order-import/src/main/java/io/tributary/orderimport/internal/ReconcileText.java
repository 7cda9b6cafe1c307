package io.tributary.orderimport.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.ReconcileKind;
import io.tributary.orderimport.ReconcileReport;
import io.tributary.orderimport.ReconcileReport.Finding;
import io.tributary.orderimport.ReconcileReport.Standing;
import io.tributary.orderimport.ReconcileReport.StatusCount;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a reconcile found, as compact JSON: records are arrays of their members. */
final class ReconcileText {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper(JSON);

    private ReconcileText() {}

    static String write(ReconcileReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeBooleanField("complete", report.complete());
            json.writeNumberField("listed", report.listed());
            json.writeNumberField("counted", report.counted());
            json.writeNumberField("unseen", report.unseen());
            json.writeNumberField("hidden", report.hidden());
            json.writeArrayFieldStart("statuses");
            for (StatusCount status : report.statuses()) {
                row(json, status.status(), status.counted(), status.listed());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("standings");
            for (Standing standing : report.standings()) {
                row(json, standing.state().name(), standing.reason(), standing.orders());
            }
            json.writeEndArray();
            json.writeObjectFieldStart("found");
            for (Map.Entry<ReconcileKind, Long> kind : report.found().entrySet()) {
                json.writeNumberField(kind.getKey().name(), kind.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("orders");
            for (Finding finding : report.orders()) {
                row(json, finding.order(), finding.kind().name(), finding.detail());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void row(JsonGenerator json, Object... members) throws IOException {
        json.writeStartArray();
        for (Object member : members) {
            if (member instanceof String text) {
                json.writeString(text);
            } else {
                json.writeNumber(((Number) member).longValue());
            }
        }
        json.writeEndArray();
    }

    static ReconcileReport read(
            long run, boolean dryRun, OrderPeriod period, Instant startedAt, Instant endedAt, String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            List<StatusCount> statuses = new ArrayList<>();
            json.path("statuses")
                    .forEach(row -> statuses.add(new StatusCount(
                            row.path(0).asInt(),
                            row.path(1).asLong(),
                            row.path(2).asLong())));
            List<Standing> standings = new ArrayList<>();
            json.path("standings").forEach(row -> standings.add(standing(row)));
            Map<ReconcileKind, Long> found = new EnumMap<>(ReconcileKind.class);
            json.path("found")
                    .properties()
                    .forEach(kind -> found.put(
                            ReconcileKind.valueOf(kind.getKey()),
                            kind.getValue().asLong()));
            List<Finding> orders = new ArrayList<>();
            json.path("orders")
                    .forEach(row -> orders.add(new Finding(
                            row.path(0).asLong(),
                            ReconcileKind.valueOf(row.path(1).asText()),
                            row.path(2).asText())));
            return new ReconcileReport(
                    run,
                    dryRun,
                    period.from(),
                    period.to(),
                    startedAt,
                    endedAt,
                    json.path("complete").asBoolean(),
                    json.path("listed").asLong(),
                    json.path("counted").asLong(),
                    statuses,
                    standings,
                    json.path("unseen").asLong(),
                    json.path("hidden").asLong(),
                    found,
                    orders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Standing standing(JsonNode row) {
        Reason reason =
                Reason.valueOf(row.path(1).asText().toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Standing(
                OrderState.valueOf(row.path(0).asText()),
                reason.label(),
                reason.why(),
                row.path(2).asLong());
    }
}
