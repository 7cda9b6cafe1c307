package io.tributary.platform.leaddyno.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.platform.Money;
import io.tributary.platform.PlatformException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resources of LeadDyno that we use, for one account. Reads whatever makes sense, but takes nothing for absent that
 * does not plainly say so.
 */
final class Api {
    static final int PAGE = 200;
    private static final int NOT_FOUND = 404;

    private final Caller caller;

    Api(Caller caller) {
        this.caller = caller;
    }

    /** One page of the affiliates, from 1 on, the oldest first; empty after the last one. */
    List<HeldAffiliate> affiliates(int page) throws PlatformException {
        return caller.read(
                "affiliates",
                parameters("page", Integer.toString(page), "per_page", Integer.toString(PAGE)),
                answer -> list(answer, "affiliates", HeldAffiliate::read));
    }

    /** Costs least of all requests, and writes nothing. */
    void probe() throws PlatformException {
        caller.read(
                "affiliates",
                parameters("page", "1", "per_page", "1"),
                answer -> list(answer, "affiliates", HeldAffiliate::read));
    }

    Optional<HeldAffiliate> affiliate(long id) throws PlatformException {
        Optional<HeldAffiliate> found =
                caller.read("affiliates/" + id, Map.of(), answer -> one(answer, "affiliate", HeldAffiliate::read));
        if (found.filter(affiliate -> affiliate.id() != id).isPresent()) {
            throw Caller.malformed("GET affiliates/" + id, "another affiliate than it was asked for");
        }
        return found;
    }

    Optional<HeldPurchase> purchase(String code) throws PlatformException {
        Optional<HeldPurchase> found = caller.read(
                "purchases/by_purchase_code",
                parameters("purchase_code", code),
                answer -> one(answer, "purchase", HeldPurchase::read));
        if (found.filter(purchase -> !purchase.code().equals(code)).isPresent()) {
            throw Caller.malformed("GET purchases/by_purchase_code", "another purchase than it was asked for");
        }
        return found;
    }

    List<Commission> commissions(long purchase) throws PlatformException {
        return caller.read(
                "purchases/" + purchase + "/commissions",
                Map.of(),
                answer -> list(answer, "commissions", Commission::read));
    }

    /** @param affiliateCode the code of the affiliate who is to be credited */
    HeldPurchase create(String code, String email, Money amount, Optional<String> affiliateCode)
            throws PlatformException, UnclearException {
        ObjectNode body = amount(amount).put("purchase_code", code).put("email", email);
        affiliateCode.ifPresent(known -> body.put("code", known));
        HeldPurchase created = caller.write("POST", "purchases", Map.of(), Optional.of(body), Api::created);
        if (!created.code().equals(code)) {
            throw new UnclearException("POST purchases was answered with another purchase", null);
        }
        return created;
    }

    HeldPurchase update(long purchase, Money amount) throws PlatformException, UnclearException {
        return caller.write("PUT", "purchases/" + purchase, Map.of(), Optional.of(amount(amount)), Api::created);
    }

    /** @param cancellation what it is called, so that it can be told from those of others */
    void cancel(long purchase, String cancellation) throws PlatformException, UnclearException {
        caller.write(
                "DELETE",
                "purchases/" + purchase,
                parameters("source", HeldPurchase.SOURCE, "cancellation_code", cancellation),
                Optional.empty(),
                answer -> {
                    // Nothing of it is needed, but a web page would mean that it never got there.
                    if (answer.body().length > 0) {
                        Fields.parse(answer.body());
                    } else if (answer.status() != 204) {
                        throw new MalformedException("nothing");
                    }
                    return Boolean.TRUE;
                });
    }

    private static ObjectNode amount(Money money) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("purchase_amount", money.amount());
        body.put("currency", money.currency().getCurrencyCode());
        return body;
    }

    private static HeldPurchase created(Wire.Answer answer) throws MalformedException {
        return one(answer, "purchase", HeldPurchase::read).orElseThrow(() -> new MalformedException("no purchase"));
    }

    /** How one thing is read. */
    @FunctionalInterface
    private interface Element<T> {
        T read(Fields json) throws MalformedException;
    }

    /** One thing, bare, in an envelope or in a list of one; or that it is not there. */
    private static <T> Optional<T> one(Wire.Answer answer, String name, Element<T> element) throws MalformedException {
        if (answer.status() == NOT_FOUND && answer.body().length == 0) {
            return Optional.empty();
        }
        JsonNode json = Fields.parse(answer.body());
        if (answer.status() == NOT_FOUND || json.isNull() || json.isEmpty() && json.isContainerNode()) {
            return Optional.empty();
        }
        if (json.isArray() && json.size() == 1) {
            json = json.get(0);
        }
        if (json.path(name).isObject() && !json.has("id")) {
            json = json.get(name);
        }
        if (!json.isObject()) {
            throw new MalformedException("something that is no " + name);
        }
        return Optional.of(element.read(new Fields(json)));
    }

    /** A list, bare or in an envelope. */
    private static <T> List<T> list(Wire.Answer answer, String name, Element<T> element) throws MalformedException {
        if (answer.status() == NOT_FOUND) {
            throw new MalformedException("404 for a list");
        }
        JsonNode json = Fields.parse(answer.body());
        JsonNode items = json.isObject() ? json.path(name) : json;
        if (!items.isArray()) {
            throw new MalformedException("something that is no list");
        }
        List<T> found = new ArrayList<>();
        for (JsonNode item : items) {
            found.add(element.read(new Fields(item)));
        }
        return found;
    }

    private static Map<String, String> parameters(String... pairs) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            parameters.put(pairs[at], pairs[at + 1]);
        }
        return parameters;
    }

    static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }
}
