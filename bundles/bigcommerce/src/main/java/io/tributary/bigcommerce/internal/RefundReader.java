package io.tributary.bigcommerce.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.bigcommerce.Refund;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads v3 refunds, which come in an envelope: {@code {data: [...], meta: {...}}}. */
final class RefundReader {
    private RefundReader() {}

    /**
     * Some refunds.
     *
     * @param totalPages what the envelope tells; 0 when it tells nothing
     */
    record Page(List<Refund> refunds, long totalPages) {}

    static Page page(Reply reply) throws IOException {
        return reply.hasContent() ? Json.object(reply, RefundReader::envelope) : new Page(List.of(), 0);
    }

    private static Page envelope(JsonParser parser) throws IOException {
        List<Refund> refunds = null;
        long totalPages = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("data") && parser.currentToken() == JsonToken.START_ARRAY) {
                refunds = Json.elements(parser, RefundReader::refund);
            } else if (name.equals("meta")) {
                totalPages = Json.MAPPER
                        .<JsonNode>readTree(parser)
                        .path("pagination")
                        .path("total_pages")
                        .asLong(0);
            } else {
                parser.skipChildren();
            }
        }
        if (refunds == null) {
            throw new MalformedReplyException("something else than a list of refunds");
        }
        return new Page(refunds, totalPages);
    }

    static Refund refund(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedReplyException("something else than a refund");
        }
        long id = 0;
        long order = 0;
        Optional<Instant> created = Optional.empty();
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        BigDecimal declined = BigDecimal.ZERO;
        List<Refund.Item> items = List.of();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> id = Json.whole(parser);
                case "order_id" -> order = Json.whole(parser);
                case "created" -> created = Json.date(parser);
                case "total_amount" -> total = Json.decimal(parser);
                case "total_tax" -> tax = Json.decimal(parser);
                case "payments" -> declined = declined(parser);
                case "items" -> items = items(parser);
                default -> parser.skipChildren();
            }
        }
        if (id <= 0 || order <= 0) {
            throw new MalformedReplyException("a refund without 'id' or 'order_id'");
        }
        return new Refund(id, order, created, total, tax, declined, items);
    }

    private static BigDecimal declined(JsonParser parser) throws IOException {
        BigDecimal sum = BigDecimal.ZERO;
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return sum;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            OrderParts.objectStart(parser, "a payment of a refund");
            sum = sum.add(declinedPayment(parser));
        }
        return sum;
    }

    private static BigDecimal declinedPayment(JsonParser parser) throws IOException {
        BigDecimal amount = BigDecimal.ZERO;
        boolean declined = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "amount" -> amount = Json.decimal(parser);
                case "is_declined" -> declined = Json.yes(parser);
                default -> parser.skipChildren();
            }
        }
        return declined ? amount : BigDecimal.ZERO;
    }

    private static List<Refund.Item> items(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return List.of();
        }
        List<Refund.Item> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            OrderParts.objectStart(parser, "an item of a refund");
            items.add(item(parser));
        }
        return items;
    }

    private static Refund.Item item(JsonParser parser) throws IOException {
        Refund.Kind kind = Refund.Kind.OTHER;
        long item = 0;
        BigDecimal quantity = BigDecimal.ZERO;
        Optional<BigDecimal> requested = Optional.empty();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "item_type" -> kind = kind(Json.text(parser));
                case "item_id" -> item = Json.whole(parser);
                case "quantity" -> quantity = Json.decimal(parser);
                case "requested_amount" -> requested = amount(Json.text(parser));
                default -> parser.skipChildren();
            }
        }
        return new Refund.Item(kind, item, quantity, requested);
    }

    private static Optional<BigDecimal> amount(String text) throws IOException {
        return text.isBlank() ? Optional.empty() : Optional.of(Json.decimal(text.strip()));
    }

    private static Refund.Kind kind(String name) {
        try {
            return Refund.Kind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Refund.Kind.OTHER;
        }
    }
}
