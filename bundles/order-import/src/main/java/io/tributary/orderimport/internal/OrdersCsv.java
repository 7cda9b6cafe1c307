package io.tributary.orderimport.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.OrderEntry;
import io.tributary.orderimport.OrderFilter;
import io.tributary.orderimport.Orders;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Purchase;
import io.tributary.rest.Csv;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.core.Response;

/** Orders as a table for spreadsheets, the newest first; read piece by piece, however many there are. */
final class OrdersCsv {
    private static final int PIECE = 250;
    private static final List<String> HEAD = List.of(
            "orderId",
            "orderedAt",
            "state",
            "reason",
            "why",
            "purchase",
            "amount",
            "currency",
            "affiliate",
            "affiliateName",
            "code",
            "coupons",
            "flags",
            "modifiedAt",
            "decidedAt");

    private OrdersCsv() {}

    static Response answer(Orders orders, AffiliateNames names, ConnectionId store, OrderFilter filter) {
        return Csv.attachment("orders.csv", HEAD, csv -> {
            List<OrderEntry> piece = orders.list(store, filter, Long.MAX_VALUE, PIECE);
            while (!piece.isEmpty()) {
                write(
                        csv,
                        piece,
                        names.of(
                                store.account(),
                                piece.stream().map(OrderEntry::purchase).toList()));
                piece = orders.list(store, filter, piece.get(piece.size() - 1).order(), PIECE);
            }
        });
    }

    private static void write(Csv csv, List<OrderEntry> piece, Map<AffiliateId, String> names) throws IOException {
        for (OrderEntry order : piece) {
            Optional<Purchase> purchase = order.purchase();
            Optional<Purchase.Credit> credit = purchase.flatMap(Purchase::credit);
            csv.row(
                    order.order(),
                    order.orderedAt(),
                    order.state().label(),
                    order.reason(),
                    order.why(),
                    purchase.map(it -> it.state().name().toLowerCase(Locale.ROOT))
                            .orElse(null),
                    purchase.map(it -> new BigDecimal(it.amount().plain())).orElse(null),
                    purchase.map(it -> it.amount().currency().getCurrencyCode()).orElse(null),
                    credit.map(it -> it.affiliate().value()).orElse(null),
                    credit.map(it -> names.get(it.affiliate())).orElse(null),
                    credit.map(it -> it.code().value()).orElse(null),
                    String.join(" ", order.coupons()),
                    String.join(" ", order.flags()),
                    order.modifiedAt(),
                    order.decidedAt());
        }
    }
}
