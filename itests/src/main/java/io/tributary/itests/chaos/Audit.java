package io.tributary.itests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.sandbox.Coupon;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares what the platform and the store hold with what the harness's own book says. */
final class Audit {
    private static final String NOBODY = "";
    private static final BigDecimal RATE = new BigDecimal("0.10");

    private final RoundingMode rounding;
    private final List<String> problems = new ArrayList<>();
    private int doubles;
    private int losses;
    private int stale;

    /** Of the embedded platform, which rounds commissions to the even cent. */
    Audit() {
        this(RoundingMode.HALF_EVEN);
    }

    /** @param rounding of a platform's commissions */
    Audit(RoundingMode rounding) {
        this.rounding = rounding;
    }

    /**
     * Looks at every order.
     *
     * @param purchases as the platform lists them
     * @param earned by order and affiliate id, the sum of the platform's entries
     */
    void purchases(Map<Long, Sale> sales, List<JsonNode> purchases, Map<Long, Map<String, BigDecimal>> earned) {
        Map<Long, JsonNode> held = new TreeMap<>();
        for (JsonNode purchase : purchases) {
            long order = purchase.path("orderId").asLong();
            if (held.put(order, purchase) != null) {
                twice("order " + order + " is two purchases");
            } else if (!sales.containsKey(order)) {
                twice("a purchase of order " + order + ", which never was");
            }
        }
        sales.forEach((order, sale) ->
                purchase(order, sale, Optional.ofNullable(held.get(order)), earned.getOrDefault(order, Map.of())));
    }

    private void purchase(long order, Sale sale, Optional<JsonNode> purchase, Map<String, BigDecimal> earned) {
        Optional<JsonNode> live =
                purchase.filter(found -> found.path("state").asText().equals("live"));
        BigDecimal worth = BigDecimal.valueOf(sale.worth(), 2);
        String holder = live.map(found -> found.path("affiliate").path("id").asText(NOBODY))
                .orElse(NOBODY);
        BigDecimal booked = earned.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal due = sale.counts() && sale.affiliate().isPresent()
                ? worth.multiply(RATE).setScale(2, rounding)
                : BigDecimal.ZERO;
        String shown = "order " + order + ", " + sale + ": "
                + purchase.map(JsonNode::toString).orElse("no purchase") + ", booked " + earned;
        if (sale.counts() && live.isEmpty()) {
            lost(shown);
        } else if (!sale.counts() && live.isPresent()) {
            old(shown);
        } else if (live.isPresent() && !isOf(live.get(), sale, worth)) {
            old(shown);
        } else if (booked.compareTo(due) > 0) {
            twice(shown);
        } else if (booked.compareTo(due) < 0
                || due.signum() != 0
                        && earned.getOrDefault(holder, BigDecimal.ZERO).compareTo(due) != 0) {
            lost(shown);
        }
    }

    private static boolean isOf(JsonNode purchase, Sale sale, BigDecimal worth) {
        return new BigDecimal(purchase.path("amount").asText()).compareTo(worth) == 0
                && purchase.path("affiliate")
                        .path("code")
                        .asText(NOBODY)
                        .equals(sale.affiliate().orElse(NOBODY));
    }

    /** Looks at every code. */
    void coupons(Map<String, BigDecimal> wanted, List<Coupon> coupons) {
        Map<String, Integer> counts = new HashMap<>();
        for (Coupon coupon : coupons) {
            BigDecimal percentage = wanted.get(coupon.code());
            if (counts.merge(coupon.code(), 1, Integer::sum) > 1 || percentage == null) {
                twice("one coupon too many: " + coupon);
            } else if (!coupon.enabled() || new BigDecimal(coupon.amount()).compareTo(percentage) != 0) {
                old("should be " + percentage + " %: " + coupon);
            }
        }
        wanted.keySet().stream()
                .filter(code -> !counts.containsKey(code))
                .forEach(code -> lost("no coupon for " + code));
    }

    /** The sums of the platform's book of commissions, which is only ever added to. */
    static Map<Long, Map<String, BigDecimal>> earned(Connection database, String store) throws SQLException {
        Map<Long, Map<String, BigDecimal>> earned = new HashMap<>();
        try (PreparedStatement query = database.prepareStatement("select order_id, affiliate_id, sum(amount)"
                + " from platform_commission where store = ? group by order_id, affiliate_id")) {
            query.setString(1, store);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    earned.computeIfAbsent(rows.getLong(1), order -> new TreeMap<>())
                            .put(rows.getString(2), rows.getBigDecimal(3));
                }
            }
        }
        return earned;
    }

    /** There is more than there should be. */
    void twice(String what) {
        doubles++;
        problems.add("DOUBLE " + what);
    }

    private void lost(String what) {
        losses++;
        problems.add("LOSS " + what);
    }

    private void old(String what) {
        stale++;
        problems.add("STALE " + what);
    }

    Result result(int kills) {
        return new Result(kills, doubles, losses, stale, problems);
    }
}
