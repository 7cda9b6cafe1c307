package io.tributary.orderimport.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.orderimport.Receipt;
import io.tributary.orderimport.TraceLine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Receipt and trace of a decision as compact JSON: {@code {"trace":[[rule,input,outcome],..],
 * "receipt":{"currency":..,"amount":..,"lines":[[name,amount],..],"left":[..]}}}.
 */
record Explanation(Optional<Receipt> receipt, List<TraceLine> trace) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern STATUS = Pattern.compile("[0-9]{1,9}(?= )");
    private static final ObjectMapper MAPPER = new ObjectMapper(JSON);

    /** The id of the status by which the order was decided; empty where none was looked at. */
    OptionalInt status() {
        return trace.stream()
                .filter(line -> line.rule().equals("status"))
                .map(line -> STATUS.matcher(line.input()))
                .filter(Matcher::lookingAt)
                .mapToInt(found -> Integer.parseInt(found.group()))
                .findFirst();
    }

    static String write(Decision decision) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("trace");
            for (TraceLine line : decision.trace()) {
                json.writeStartArray();
                json.writeString(line.rule());
                json.writeString(line.input());
                json.writeString(line.outcome());
                json.writeEndArray();
            }
            json.writeEndArray();
            if (decision.receipt().isPresent()) {
                write(json, decision.receipt().get());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Receipt receipt) throws IOException {
        json.writeObjectFieldStart("receipt");
        json.writeStringField("currency", receipt.currency().getCurrencyCode());
        json.writeStringField("amount", receipt.amount().toPlainString());
        write(json, "lines", receipt.lines());
        write(json, "left", receipt.leftOut());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<Receipt.Line> lines) throws IOException {
        json.writeArrayFieldStart(name);
        for (Receipt.Line line : lines) {
            json.writeStartArray();
            json.writeString(line.name());
            json.writeString(line.amount().toPlainString());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    static Explanation read(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            List<TraceLine> trace = new ArrayList<>();
            for (JsonNode line : json.path("trace")) {
                trace.add(new TraceLine(
                        line.path(0).asText(),
                        line.path(1).asText(),
                        line.path(2).asText()));
            }
            JsonNode receipt = json.path("receipt");
            return new Explanation(receipt.isMissingNode() ? Optional.empty() : Optional.of(receipt(receipt)), trace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Receipt receipt(JsonNode json) {
        return new Receipt(
                Currency.getInstance(json.path("currency").asText()),
                lines(json.path("lines")),
                lines(json.path("left")),
                new BigDecimal(json.path("amount").asText()));
    }

    private static List<Receipt.Line> lines(JsonNode json) {
        List<Receipt.Line> lines = new ArrayList<>();
        for (JsonNode line : json) {
            lines.add(new Receipt.Line(
                    line.path(0).asText(), new BigDecimal(line.path(1).asText())));
        }
        return lines;
    }
}
