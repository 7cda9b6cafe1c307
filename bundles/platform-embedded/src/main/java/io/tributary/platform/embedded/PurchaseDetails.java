package io.tributary.platform.embedded;

import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A purchase and what it earns.
 *
 * @param commission empty for a purchase without an affiliate
 */
public record PurchaseDetails(Purchase purchase, Optional<Commission> commission) {
    /**
     * What the credited affiliate gets.
     *
     * @param percent the rate when the purchase was first credited to her; later changes of rates leave it
     * @param amount in the purchase's currency, rounded half-even to its smallest unit; zero while it is reversed
     */
    public record Commission(BigDecimal percent, Money amount) {}
}
