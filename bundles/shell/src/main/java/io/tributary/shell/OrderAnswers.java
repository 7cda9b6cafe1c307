package io.tributary.shell;

import io.tributary.orderimport.AffiliateExplanation;
import io.tributary.orderimport.LookAgain;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.Receipt;
import io.tributary.platform.Purchase;
import io.tributary.sync.Run;
import java.time.Instant;
import java.util.List;

/** What is said about orders. */
final class OrderAnswers {
    private OrderAnswers() {}

    /** An order for programs, with the members of the REST API. */
    private record OrderJson(
            String store,
            String account,
            long orderId,
            String state,
            DecisionJson decision,
            ReceiptJson receipt,
            List<StepJson> trace,
            List<ChangeJson> history,
            List<ByHandJson> byHand,
            List<CallJson> calls) {
        static OrderJson of(OrderExplanation order) {
            return new OrderJson(
                    order.connection().store(),
                    order.connection().account().value(),
                    order.order(),
                    order.state().label(),
                    DecisionJson.of(order),
                    order.receipt().map(ReceiptJson::of).orElse(null),
                    order.trace().stream()
                            .map(line -> new StepJson(line.rule(), line.input(), line.outcome()))
                            .toList(),
                    order.history().stream().map(ChangeJson::of).toList(),
                    order.byHand().stream().map(ByHandJson::of).toList(),
                    order.calls().stream().map(CallJson::of).toList());
        }
    }

    private record DecisionJson(
            String reason,
            String why,
            String wouldChange,
            PurchaseJson purchase,
            int settingsVersion,
            String orderedAt,
            String modifiedAt,
            String firstSeenAt,
            String decidedAt) {
        static DecisionJson of(OrderExplanation order) {
            return new DecisionJson(
                    order.reason(),
                    order.why(),
                    order.wouldChange(),
                    order.purchase().map(PurchaseJson::of).orElse(null),
                    order.rulesVersion(),
                    order.orderedAt().toString(),
                    order.modifiedAt().toString(),
                    order.firstSeenAt().toString(),
                    order.decidedAt().toString());
        }
    }

    private record PurchaseJson(String state, String amount, String currency, AffiliateJson affiliate) {
        static PurchaseJson of(Purchase purchase) {
            return new PurchaseJson(
                    Text.label(purchase.state()),
                    purchase.amount().plain(),
                    purchase.amount().currency().getCurrencyCode(),
                    purchase.credit()
                            .map(credit -> new AffiliateJson(
                                    credit.affiliate().value(), credit.code().value()))
                            .orElse(null));
        }
    }

    private record AffiliateJson(String id, String code) {}

    private record ReceiptJson(String currency, List<LineJson> lines, List<LineJson> leftOut, String amount) {
        static ReceiptJson of(Receipt receipt) {
            return new ReceiptJson(
                    receipt.currency().getCurrencyCode(),
                    receipt.lines().stream().map(LineJson::of).toList(),
                    receipt.leftOut().stream().map(LineJson::of).toList(),
                    Text.amount(receipt.amount()));
        }
    }

    private record LineJson(String name, String amount) {
        static LineJson of(Receipt.Line line) {
            return new LineJson(line.name(), Text.amount(line.amount()));
        }
    }

    private record StepJson(String rule, String input, String outcome) {}

    private record ChangeJson(String at, String before, String after, long run, String cause) {
        static ChangeJson of(OrderExplanation.Change change) {
            return new ChangeJson(
                    change.at().toString(), change.before(), change.after(), change.run(), change.cause());
        }
    }

    private record ByHandJson(String at, String what, String reason, String author) {
        static ByHandJson of(OrderExplanation.ByHand said) {
            return new ByHandJson(said.at().toString(), said.what(), said.reason(), said.author());
        }
    }

    private record CallJson(
            String askedAt, long run, String asked, String confirmedAt, String lookedUpAt, String refusal) {
        static CallJson of(OrderExplanation.PlatformCall call) {
            return new CallJson(
                    call.askedAt().toString(),
                    call.run(),
                    call.asked(),
                    call.confirmedAt().map(Instant::toString).orElse(null),
                    call.lookedUpAt().map(Instant::toString).orElse(null),
                    call.refusal().orElse(null));
        }
    }

    static Answer explanation(OrderExplanation order) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "Order " + order.order() + " of " + order.connection() + ": "
                        + order.state().label());
        line(text, "Why: " + order.why());
        order.purchase().ifPresent(purchase -> line(text, "Purchase: " + purchase(purchase)));
        line(text, "What would change it: " + order.wouldChange());
        line(
                text,
                "Ordered " + order.orderedAt() + ", modified " + order.modifiedAt() + ", decided " + order.decidedAt()
                        + " by settings version " + order.rulesVersion());
        order.receipt().ifPresent(receipt -> text.append('\n').append(receipt(receipt)));
        text.append('\n').append(trace(order));
        if (!order.history().isEmpty()) {
            text.append('\n').append(history(order));
        }
        if (!order.byHand().isEmpty()) {
            text.append('\n').append(byHand(order));
        }
        if (!order.calls().isEmpty()) {
            text.append('\n').append(calls(order));
        }
        return new Answer(text.toString(), OrderJson.of(order));
    }

    /** {@code run} is null when none can be asked for now. */
    private record LookAgainJson(int orders, Long run) {}

    static Answer lookAgain(LookAgain asked) {
        Long run = asked.run().map(Run::id).orElse(null);
        String when = run == null ? "at the next run" : "in run " + run;
        String text = asked.orders() == 0
                ? "No order is to be tried again.\n"
                : asked.orders() + (asked.orders() == 1 ? " order is" : " orders are") + " tried again " + when + ".\n";
        return new Answer(text, new LookAgainJson(asked.orders(), run));
    }

    private static void line(StringBuilder text, String line) {
        text.append(Text.plain(line)).append('\n');
    }

    private static String purchase(Purchase purchase) {
        return Text.label(purchase.state()) + " " + purchase.amount()
                + purchase.credit()
                        .map(credit -> " for affiliate " + credit.affiliate() + " by the "
                                + Text.label(credit.through()) + " " + credit.code())
                        .orElse(" without an affiliate");
    }

    private static String receipt(Receipt receipt) {
        Table table = new Table().left("RECEIPT", 60).right(receipt.currency().getCurrencyCode());
        receipt.lines().forEach(line -> table.row(line.name(), Text.amount(line.amount())));
        table.row("amount", Text.amount(receipt.amount()));
        receipt.leftOut().forEach(line -> table.row("not counted: " + line.name(), Text.amount(line.amount())));
        return table.toString();
    }

    private static String trace(OrderExplanation order) {
        Table table = new Table().left("RULE").left("WHAT IT SAW, AND WHAT CAME OF IT");
        order.trace().forEach(step -> table.row(step.rule(), step.input() + " -> " + step.outcome()));
        return table.toString();
    }

    private static String history(OrderExplanation order) {
        Table table = new Table()
                .left("CHANGED")
                .right("RUN")
                .left("BEFORE")
                .left("AFTER")
                .left("BECAUSE OF");
        order.history()
                .forEach(change -> table.row(
                        change.at().toString(),
                        String.valueOf(change.run()),
                        change.before(),
                        change.after(),
                        change.cause()));
        return table.toString();
    }

    private static String byHand(OrderExplanation order) {
        Table table = new Table().left("BY HAND").left("WHO").left("WHAT").left("WHY");
        order.byHand().forEach(said -> table.row(said.at().toString(), said.author(), said.what(), said.reason()));
        return table.toString();
    }

    private static String calls(OrderExplanation order) {
        Table table =
                new Table().left("PLATFORM ASKED").right("RUN").left("TO HOLD").left("OUTCOME");
        order.calls()
                .forEach(call ->
                        table.row(call.askedAt().toString(), String.valueOf(call.run()), call.asked(), call.outcome()));
        return table.toString();
    }

    /** An order for one affiliate, for programs. */
    private record ForAffiliateJson(
            long orderId, String affiliate, boolean hers, String state, String why, String purchase, String text) {}

    static Answer forAffiliate(AffiliateExplanation order) {
        StringBuilder text = new StringBuilder();
        order.text().lines().forEach(line -> line(text, line));
        return new Answer(
                text.toString(),
                new ForAffiliateJson(
                        order.order(),
                        order.affiliate().value(),
                        order.hers(),
                        order.state().map(OrderState::label).orElse(null),
                        order.why(),
                        order.purchase().orElse(null),
                        order.text()));
    }
}
