package io.tributary.bigcommerce.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The coupon codes on an order's lines, found in {@code consignments.*.line_items[].applied_discounts[].code}.
 *
 * <p>The store sends a link instead of the consignments or of the lines when it was not asked to expand them, and at most
 * 50 lines of one consignment, with a {@code __warning__} where there are more. In all these cases nothing is known.
 */
final class CouponCodes {
    private static final int MOST_LINES = 50;
    private final Set<String> found = new LinkedHashSet<>();
    private boolean expanded;
    private boolean incomplete;
    private int lines;

    /** Distinct, in the order of their first appearance; empty when lines are missing. */
    Optional<List<String>> found() {
        return expanded && !incomplete ? Optional.of(List.copyOf(found)) : Optional.empty();
    }

    int lines() {
        return lines;
    }

    /** Reads the value of {@code consignments}, on whose first token the parser stands. */
    void read(JsonParser parser) throws IOException {
        expanded = parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.START_ARRAY;
        groups(parser);
    }

    /** {@code {shipping: [...], pickups: [...], downloads: [...], email: {gift_certificates: [...]}}} */
    private void groups(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                consignment(parser);
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                warning(parser.currentName());
                parser.nextToken();
                groups(parser);
            }
        } else if (parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
            // A text in a place of consignments is the address of a link, or a warning.
            incomplete = true;
        }
    }

    private void consignment(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            incomplete = true;
            parser.skipChildren();
            return;
        }
        boolean listed = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            warning(name);
            parser.nextToken();
            if (name.equals("line_items")) {
                listed = true;
                lineItems(parser);
            } else {
                parser.skipChildren();
            }
        }
        incomplete |= !listed;
    }

    private void lineItems(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            incomplete = true;
            parser.skipChildren();
            return;
        }
        int here = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            here++;
            line(parser);
        }
        lines += here;
        incomplete |= here >= MOST_LINES;
    }

    private void line(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            incomplete = true;
            parser.skipChildren();
            return;
        }
        boolean discounts = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            warning(name);
            parser.nextToken();
            discounts |= name.equals("applied_discounts");
            if (name.equals("applied_discounts") && parser.currentToken() == JsonToken.START_ARRAY) {
                appliedDiscounts(parser);
            } else {
                parser.skipChildren();
            }
        }
        incomplete |= !discounts;
    }

    private void appliedDiscounts(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean wanted = parser.currentName().equals("code");
                parser.nextToken();
                String code = wanted ? Json.text(parser) : "";
                if (!wanted) {
                    parser.skipChildren();
                } else if (!code.isBlank()) {
                    found.add(code);
                }
            }
        }
    }

    private void warning(String name) {
        incomplete |= name.equals("__warning__");
    }
}
