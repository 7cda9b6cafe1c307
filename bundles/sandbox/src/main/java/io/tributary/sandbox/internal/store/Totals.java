package io.tributary.sandbox.internal.store;

import io.tributary.sandbox.CouponUse;
import io.tributary.sandbox.OrderFee;
import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.OrderSpec;
import java.math.BigInteger;
import java.util.List;

/**
 * The numbers of an order, computed from its content; all in ten-thousandths.
 *
 * <p>Prices, shipping and discounts come with or without tax, as the order's pricing is; the other side of the tax is
 * derived. Order-wide discounts are spread over the lines in proportion to their value, the rest of the division on the
 * last line, so that sums tie.
 */
public final class Totals {

    /** An amount on both sides of the tax. */
    public record Taxed(long ex, long inc) {
        public long tax() {
            return inc - ex;
        }
    }

    private static final long MILLION = 1_000_000;

    private final OrderSpec spec;
    private final boolean inclusive;
    private final long[] left;
    private final long[] manual;
    private final long[][] byCoupon;

    public Totals(OrderSpec spec, boolean inclusive) {
        this.spec = spec;
        this.inclusive = inclusive;
        List<OrderLine> lines = spec.lines();
        this.left = new long[lines.size()];
        for (int i = 0; i < left.length; i++) {
            left[i] = lines.get(i).price() * lines.get(i).quantity();
        }
        this.manual = takeOff(spec.discount());
        List<CouponUse> coupons = spec.coupons();
        this.byCoupon = new long[coupons.size()][];
        for (int i = 0; i < byCoupon.length; i++) {
            CouponUse use = coupons.get(i);
            byCoupon[i] = takeOff(use.type().onShipping() ? 0 : use.discount());
        }
    }

    /** Spreads a discount over what is left of the lines. */
    private long[] takeOff(long discount) {
        long[] parts = new long[left.length];
        long worth = sum(left);
        long open = Math.min(discount, worth);
        if (open <= 0) {
            return parts;
        }
        long total = open;
        for (int i = 0; i < left.length; i++) {
            parts[i] = Math.min(left[i], mulDiv(total, left[i], worth));
            open -= parts[i];
        }
        for (int i = left.length - 1; i >= 0; i--) {
            long more = Math.min(open, left[i] - parts[i]);
            parts[i] += more;
            open -= more;
            left[i] -= parts[i];
        }
        return parts;
    }

    /** Unit price of a line. */
    public Taxed price(int line) {
        return taxed(spec.lines().get(line).price());
    }

    /** A line's total before discounts. */
    public Taxed line(int line) {
        OrderLine it = spec.lines().get(line);
        return taxed(it.price() * it.quantity());
    }

    /** A line's total after discounts. */
    public Taxed discountedLine(int line) {
        return taxed(left[line]);
    }

    /** The manual discount's part on a line. */
    public long manualOn(int line) {
        return manual[line];
    }

    /** A coupon's part on a line. */
    public long couponOn(int coupon, int line) {
        return byCoupon[coupon][line];
    }

    public Taxed subtotal() {
        long ex = 0;
        long inc = 0;
        for (int i = 0; i < left.length; i++) {
            Taxed line = line(i);
            ex += line.ex();
            inc += line.inc();
        }
        return new Taxed(ex, inc);
    }

    public long manualDiscount() {
        return sum(manual);
    }

    /** What all coupons took off goods. */
    public long couponDiscount() {
        long sum = 0;
        for (long[] parts : byCoupon) {
            sum += sum(parts);
        }
        return sum;
    }

    /** What the coupon took off, be it goods or shipping. */
    public long couponDiscount(int coupon) {
        CouponUse use = spec.coupons().get(coupon);
        return use.type().onShipping() ? Math.min(use.discount(), spec.shipping()) : sum(byCoupon[coupon]);
    }

    /** Shipping after shipping coupons. */
    public Taxed shipping() {
        long cost = spec.shipping();
        for (CouponUse use : spec.coupons()) {
            if (use.type().onShipping()) {
                cost -= Math.min(cost, use.discount());
            }
        }
        return taxed(cost);
    }

    public Taxed handling() {
        return taxed(spec.handling());
    }

    public Taxed wrapping() {
        return taxed(spec.wrapping());
    }

    public Taxed total() {
        long ex = 0;
        long inc = 0;
        for (int i = 0; i < left.length; i++) {
            Taxed line = discountedLine(i);
            ex += line.ex();
            inc += line.inc();
        }
        long fees = 0;
        for (OrderFee fee : spec.fees()) {
            fees += fee.cost();
        }
        Taxed shipping = shipping();
        Taxed handling = handling();
        Taxed wrapping = wrapping();
        return new Taxed(
                ex + shipping.ex() + handling.ex() + wrapping.ex() + fees,
                inc + shipping.inc() + handling.inc() + wrapping.inc() + fees);
    }

    private Taxed taxed(long amount) {
        if (spec.taxRate() == 0) {
            return new Taxed(amount, amount);
        }
        return inclusive
                ? new Taxed(mulDivRounded(amount, MILLION, MILLION + spec.taxRate()), amount)
                : new Taxed(amount, amount + 100 * mulDivRounded(amount, spec.taxRate(), 100 * MILLION));
    }

    private static long sum(long[] parts) {
        long sum = 0;
        for (long part : parts) {
            sum += part;
        }
        return sum;
    }

    private static long mulDivRounded(long a, long b, long c) {
        return isSmall(a, b)
                ? (a * b + c / 2) / c
                : big(a, b)
                        .add(BigInteger.valueOf(c / 2))
                        .divide(BigInteger.valueOf(c))
                        .longValueExact();
    }

    private static long mulDiv(long a, long b, long c) {
        return isSmall(a, b)
                ? a * b / c
                : big(a, b).divide(BigInteger.valueOf(c)).longValueExact();
    }

    private static boolean isSmall(long a, long b) {
        return a < 1L << 31 && b < 1L << 31;
    }

    private static BigInteger big(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
