package io.tributary.shell;

import io.tributary.platform.embedded.Payout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said about payouts; to programs with the members of the REST API. */
final class PayoutAnswers {
    private PayoutAnswers() {}

    private record PayoutJson(
            long id,
            String at,
            String by,
            String until,
            String currency,
            String amount,
            long affiliates,
            String note,
            String state,
            VoidedJson voided) {
        static PayoutJson of(Payout payout) {
            return new PayoutJson(
                    payout.id(),
                    payout.at().toString(),
                    payout.by(),
                    payout.until().toString(),
                    payout.amount().currency().getCurrencyCode(),
                    payout.amount().plain(),
                    payout.affiliates(),
                    payout.note(),
                    stateOf(payout),
                    payout.voided().map(VoidedJson::of).orElse(null));
        }
    }

    private record VoidedJson(String at, String by, String reason) {
        static VoidedJson of(Payout.Voided voided) {
            return new VoidedJson(voided.at().toString(), voided.by(), voided.reason());
        }
    }

    private record LineJson(PaidJson affiliate, String amount, long entries) {
        static LineJson of(Payout.Line line) {
            return new LineJson(
                    new PaidJson(line.affiliate().value(), line.name(), line.email()),
                    line.amount().plain(),
                    line.entries());
        }
    }

    private record PaidJson(String id, String name, String email) {}

    static Answer list(List<Payout> payouts) {
        Object json = Map.of("items", payouts.stream().map(PayoutJson::of).toList());
        if (payouts.isEmpty()) {
            return new Answer("There are no payouts; affiliate:payout make makes one.\n", json);
        }
        Table table = new Table()
                .right("PAYOUT")
                .left("STATE")
                .right("AMOUNT")
                .right("AFFILIATES")
                .left("MADE")
                .left("BY", 40)
                .left("NOTE", 60);
        for (Payout payout : payouts) {
            table.row(
                    Long.toString(payout.id()),
                    stateOf(payout),
                    payout.amount().toString(),
                    Long.toString(payout.affiliates()),
                    payout.at().toString(),
                    payout.by(),
                    payout.voided().map(Payout.Voided::reason).orElse(payout.note()));
        }
        return new Answer(table.toString(), json);
    }

    static Answer sheet(Payout.Sheet sheet) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", sheet.payout().map(Payout::id).orElse(null));
        json.put("payout", sheet.payout().map(PayoutJson::of).orElse(null));
        json.put("currency", sheet.amount().currency().getCurrencyCode());
        json.put("amount", sheet.amount().plain());
        json.put("lines", sheet.lines().stream().map(LineJson::of).toList());
        json.put("carried", sheet.carried().stream().map(LineJson::of).toList());
        String head = sheet.payout()
                .map(payout -> "Payout " + payout.id() + ", " + stateOf(payout) + ".\n")
                .orElse("");
        if (sheet.lines().isEmpty() && sheet.carried().isEmpty()) {
            return new Answer(head + "Nobody is to get anything.\n", json);
        }
        Table table = new Table()
                .left("AFFILIATE")
                .left("NAME", 40)
                .left("E-MAIL", 50)
                .right("AMOUNT")
                .right("ENTRIES")
                .left("");
        sheet.lines().forEach(line -> row(table, line, ""));
        sheet.carried().forEach(line -> row(table, line, "carried over"));
        return new Answer(head + table + "Together " + sheet.amount() + ".\n", json);
    }

    private static void row(Table table, Payout.Line line, String remark) {
        table.row(
                line.affiliate().value(),
                line.name(),
                line.email(),
                line.amount().toString(),
                Long.toString(line.entries()),
                remark);
    }

    private static String stateOf(Payout payout) {
        return payout.voided().isPresent() ? "void" : "paid";
    }
}
