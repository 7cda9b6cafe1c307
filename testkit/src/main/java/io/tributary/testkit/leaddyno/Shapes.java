package io.tributary.testkit.leaddyno;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.testkit.leaddyno.Switches.Amounts;
import io.tributary.testkit.leaddyno.Switches.CancellationCode;
import io.tributary.testkit.leaddyno.Switches.Cancelled;
import io.tributary.testkit.leaddyno.Switches.CurrencyField;
import io.tributary.testkit.leaddyno.Switches.Errors;
import io.tributary.testkit.leaddyno.Switches.Ids;
import io.tributary.testkit.leaddyno.Switches.Lists;
import io.tributary.testkit.leaddyno.Switches.Missing;
import io.tributary.testkit.leaddyno.Switches.Single;
import java.math.BigDecimal;

/** How things look on the wire, by the switches. */
final class Shapes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private final Switches switches;

    Shapes(Switches switches) {
        this.switches = switches;
    }

    JsonNode affiliate(FakeAccount.Affiliate affiliate) {
        ObjectNode json = JSON.objectNode();
        id(json, affiliate.id);
        json.put("email", affiliate.email);
        int blank = affiliate.name.indexOf(' ');
        json.put("first_name", blank < 0 ? affiliate.name : affiliate.name.substring(0, blank));
        text(json, "last_name", blank < 0 ? null : affiliate.name.substring(blank + 1));
        text(json, "affiliate_code", affiliate.code);
        text(json, "paypal_email", null);
        json.put("status", affiliate.status);
        json.put("archived", affiliate.archived);
        json.put("pending_approval", affiliate.pending);
        json.putNull("total_visitors");
        json.putObject("custom_fields").put("shoe_size", "42");
        return json;
    }

    JsonNode purchase(FakeAccount.Purchase purchase) {
        ObjectNode json = JSON.objectNode();
        id(json, purchase.id);
        json.put("created_at", purchase.createdAt.toString());
        text(json, "purchase_code", purchase.code);
        amount(json, "purchase_amount", purchase.amount);
        text(json, "currency", switches.is(CurrencyField.TOLD) ? purchase.currency : null);
        text(json, "note", null);
        if (!switches.is(Cancelled.CANCELLATION_ONLY)) {
            json.put("cancelled", purchase.cancelled);
        }
        if (purchase.cancelled && !switches.is(Cancelled.FLAG_ONLY)) {
            ObjectNode cancellation = json.putObject("cancellation");
            id(cancellation, purchase.id + 100_000);
            cancellation.put("effective_date", purchase.createdAt.toString());
            boolean kept = switches.is(CancellationCode.KEPT);
            text(cancellation, "cancellation_code", kept ? purchase.cancellationCode : null);
            text(cancellation, "source", kept ? purchase.cancellationSource : null);
        } else {
            text(json, "cancellation", null);
        }
        id(json.putObject("lead").put("email", purchase.email), purchase.id + 200_000);
        if (purchase.affiliate == null) {
            text(json, "affiliate", null);
        } else {
            id(json.putObject("affiliate").put("email", purchase.affiliate.email), purchase.affiliate.id);
        }
        return json;
    }

    JsonNode commissions(FakeAccount.Purchase purchase) {
        ArrayNode list = JSON.arrayNode();
        if (purchase.affiliate != null) {
            ObjectNode json = list.addObject();
            id(json, purchase.id + 300_000);
            json.put("amount", purchase.commission.toPlainString());
            json.put("currency", purchase.currency);
            json.put("cancelled", purchase.cancelled);
            json.put("paid", purchase.paid);
        }
        return list;
    }

    JsonNode list(String name, ArrayNode items) {
        if (switches.is(Lists.BARE)) {
            return items;
        }
        ObjectNode envelope = JSON.objectNode();
        envelope.set(name, items);
        return envelope.put("page", 1).put("total_entries", items.size());
    }

    JsonNode single(String name, JsonNode item) {
        return switch (switches.get(Single.class)) {
            case BARE -> item;
            case ENVELOPE -> JSON.objectNode().set(name, item);
            case LIST_OF_ONE -> JSON.arrayNode().add(item);
        };
    }

    JsonNode error(String field, String text) {
        ObjectNode json = JSON.objectNode();
        if (switches.is(Errors.TEXT) || field.isEmpty()) {
            return json.put("error", text);
        }
        json.putObject("error").putArray(field).add(text);
        return json;
    }

    private void id(ObjectNode json, long id) {
        if (switches.is(Ids.TEXT)) {
            json.put("id", Long.toString(id));
        } else {
            json.put("id", id);
        }
    }

    private void amount(ObjectNode json, String name, BigDecimal amount) {
        if (switches.is(Amounts.NUMBER)) {
            json.put(name, amount);
        } else {
            json.put(name, amount.toPlainString());
        }
    }

    private void text(ObjectNode json, String name, String value) {
        if (value != null) {
            json.put(name, value);
            return;
        }
        switch (switches.get(Missing.class)) {
            case NULL -> json.putNull(name);
            case EMPTY_TEXT -> json.put(name, "");
            case LEFT_OUT -> json.remove(name);
        }
    }
}
