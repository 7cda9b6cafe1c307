package io.tributary.shell;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.DiscountProgram;
import io.tributary.connections.TestReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said about stores. */
final class StoreAnswers {
    private StoreAnswers() {}

    /** A store for programs, with the members of the REST API; {@code discountProgram} is null until it is set. */
    private record StoreJson(
            String id,
            String account,
            String state,
            String storeUrl,
            String apiUser,
            String name,
            String domain,
            String currency,
            String timeZone,
            String connectedAt,
            String attention,
            ProgramJson discountProgram) {
        static StoreJson of(Connection store) {
            return new StoreJson(
                    store.id().store(),
                    store.id().account().value(),
                    Text.label(store.state()),
                    store.address().toString(),
                    store.apiUser(),
                    store.name(),
                    store.domain(),
                    store.currency().getCurrencyCode(),
                    store.zone().getId(),
                    store.connectedAt().toString(),
                    store.attention(),
                    store.discountProgram().map(ProgramJson::of).orElse(null));
        }
    }

    private record ProgramJson(String type, String amount, String minimumPurchase) {
        static ProgramJson of(DiscountProgram program) {
            return new ProgramJson(
                    program.type().label(), Text.amount(program.amount()), Text.amount(program.minimumPurchase()));
        }
    }

    private record StepJson(String step, String state, String message, String fix) {
        static StepJson of(TestReport.Step step) {
            return new StepJson(step.name(), Text.label(step.result()), step.detail(), step.fix());
        }
    }

    static Answer list(List<Connection> stores) {
        Object json = Map.of("items", stores.stream().map(StoreJson::of).toList());
        if (stores.isEmpty()) {
            return new Answer("No store is connected; bigcommerce:connect connects one.\n", json);
        }
        Table table = new Table()
                .left("ACCOUNT")
                .left("STORE")
                .left("STATE")
                .left("NAME", 40)
                .left("CURRENCY")
                .left("DISCOUNT", 40);
        for (Connection store : stores) {
            table.row(
                            store.id().account().value(),
                            store.id().store(),
                            Text.label(store.state()),
                            store.name(),
                            store.currency().getCurrencyCode(),
                            discount(store))
                    .note(store.attention());
        }
        return new Answer(table.toString(), json);
    }

    static Answer connected(Connection store, TestReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("store", StoreJson.of(store));
        json.put("test", test(report));
        return new Answer(steps(report) + "Connected: " + Text.plain(store.id().store()) + "\n", json);
    }

    static Answer notConnected(TestReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("error", "The test did not pass, and the store was not connected.");
        json.put("test", test(report));
        return new Answer(steps(report) + "The test did not pass, and the store was not connected.", json);
    }

    static Answer tested(Connection store, TestReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("store", store.id().store());
        json.put("account", store.id().account().value());
        json.putAll(test(report));
        return new Answer(steps(report) + (report.ok() ? "The store works.\n" : "The store does not work."), json);
    }

    static Answer disconnected(ConnectionId store) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("store", store.store());
        json.put("account", store.account().value());
        json.put("state", Text.label(Connection.State.DISCONNECTED));
        return new Answer(
                "Disconnected: " + store
                        + ". Its key is forgotten, its history is kept, and connecting it again goes on"
                        + " from there.\n",
                json);
    }

    static Answer discountProgram(Connection store) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("store", store.id().store());
        json.put("account", store.id().account().value());
        json.put("discountProgram", store.discountProgram().map(ProgramJson::of).orElse(null));
        if (store.discountProgram().isEmpty()) {
            return new Answer(
                    "No discount program is set for " + store.id()
                            + ", so that no coupons are made. --type and --amount" + " set one.\n",
                    json);
        }
        return new Answer("New coupons of " + store.id() + " give " + discount(store) + ".\n", json);
    }

    private static Map<String, Object> test(TestReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", report.ok());
        json.put("steps", report.steps().stream().map(StepJson::of).toList());
        return json;
    }

    private static String steps(TestReport report) {
        Table table = new Table().left("STEP").left("RESULT").left("WHAT WAS SEEN");
        for (TestReport.Step step : report.steps()) {
            table.row(step.name(), Text.label(step.result()), step.detail())
                    .note(step.fix().isEmpty() ? "" : "What to do: " + step.fix());
        }
        return table.toString();
    }

    /** The discount in words: {@code 10 % off from 50.00 USD}; empty when none is set. */
    private static String discount(Connection store) {
        return store.discountProgram()
                .map(program -> off(store, program) + minimum(store, program))
                .orElse("");
    }

    private static String off(Connection store, DiscountProgram program) {
        return program.type() == DiscountProgram.Type.PERCENTAGE
                ? program.amount().stripTrailingZeros().toPlainString() + " % off"
                : Text.amount(program.amount()) + " " + store.currency().getCurrencyCode() + " off";
    }

    private static String minimum(Connection store, DiscountProgram program) {
        return program.minimumPurchase().signum() == 0
                ? ""
                : " from " + Text.amount(program.minimumPurchase()) + " "
                        + store.currency().getCurrencyCode();
    }
}
