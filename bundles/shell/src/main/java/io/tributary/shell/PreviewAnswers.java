package io.tributary.shell;

import io.tributary.orderimport.OrderPreview;
import java.util.List;

/** What is said about what a dry run would do. */
final class PreviewAnswers {
    private PreviewAnswers() {}

    /** A preview for programs; {@code from} and {@code to} are empty for a dry run over what is new. */
    private record PreviewJson(
            long run,
            String from,
            String to,
            long orders,
            long changed,
            List<SumJson> currencies,
            List<SumJson> affiliates,
            List<OrderPreview.Change> changes) {}

    private record SumJson(
            String affiliate,
            String currency,
            long ordersBefore,
            String amountBefore,
            long ordersAfter,
            String amountAfter) {
        static SumJson of(OrderPreview.Sum sum) {
            return new SumJson(
                    sum.affiliate(),
                    sum.currency(),
                    sum.ordersBefore(),
                    Text.amount(sum.amountBefore()),
                    sum.ordersAfter(),
                    Text.amount(sum.amountAfter()));
        }
    }

    static Answer preview(OrderPreview preview) {
        StringBuilder text = new StringBuilder();
        text.append("Nothing was changed. Of ").append(preview.orders()).append(" orders ");
        text.append(preview.changed()).append(" would change.\n");
        if (!preview.currencies().isEmpty()) {
            text.append('\n').append(sums("ALL", preview.currencies())).append('\n');
            text.append(sums("AFFILIATE", preview.affiliates()));
        }
        if (!preview.changes().isEmpty()) {
            Table table = new Table().right("ORDER").left("NOW").left("THEN");
            preview.changes()
                    .forEach(change -> table.row(Long.toString(change.order()), change.before(), change.after()));
            text.append('\n').append(table);
            if (preview.changed() > preview.changes().size()) {
                text.append("and ").append(preview.changed() - preview.changes().size());
                text.append(" more.\n");
            }
        }
        return new Answer(
                text.toString(),
                new PreviewJson(
                        preview.run(),
                        preview.from(),
                        preview.to(),
                        preview.orders(),
                        preview.changed(),
                        preview.currencies().stream().map(SumJson::of).toList(),
                        preview.affiliates().stream().map(SumJson::of).toList(),
                        preview.changes()));
    }

    private static String sums(String title, List<OrderPreview.Sum> sums) {
        Table table = new Table()
                .left(title)
                .left("CURRENCY")
                .right("ORDERS NOW")
                .right("AMOUNT NOW")
                .right("ORDERS THEN")
                .right("AMOUNT THEN");
        sums.forEach(sum -> table.row(
                sum.affiliate().isEmpty() && title.equals("AFFILIATE") ? "none" : sum.affiliate(),
                sum.currency(),
                Long.toString(sum.ordersBefore()),
                Text.amount(sum.amountBefore()),
                Long.toString(sum.ordersAfter()),
                Text.amount(sum.amountAfter())));
        return table.toString();
    }
}
