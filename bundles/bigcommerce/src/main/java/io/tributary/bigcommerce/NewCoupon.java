package io.tributary.bigcommerce;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A coupon to be made: for the whole store, without expiry and without a limit of uses.
 *
 * @param name at most 100 characters, unique in the store
 * @param code see {@link #problemWithCode}
 * @param type percentage or money off the order
 * @param amount percent or money, greater than 0
 * @param minPurchase 0 for none
 */
public record NewCoupon(String name, String code, CouponType type, BigDecimal amount, BigDecimal minPurchase) {
    private static final int NAME_LENGTH = 100;
    private static final int CODE_LENGTH = 50;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9 _-]+");

    public NewCoupon {
        Optional<String> problem = problemWithCode(code);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
        if (name.isBlank() || name.codePointCount(0, name.length()) > NAME_LENGTH) {
            throw new IllegalArgumentException("a coupon name has 1 to 100 characters");
        }
        if (type != CouponType.PERCENTAGE_DISCOUNT && type != CouponType.PER_TOTAL_DISCOUNT) {
            throw new IllegalArgumentException("coupons are made as percentage or fixed amount, not " + type);
        }
    }

    /** Why the store would refuse this code, as a sentence for people; empty when it would not. */
    public static Optional<String> problemWithCode(String code) {
        if (code.isBlank()) {
            return Optional.of("The code is empty; a coupon code has 1 to 50 letters, digits, spaces, '_' or '-'.");
        }
        if (code.length() > CODE_LENGTH) {
            return Optional.of(
                    "The code has " + code.length() + " characters; BigCommerce allows 50 in a coupon code.");
        }
        if (!CODE.matcher(code).matches()) {
            return Optional.of(
                    "BigCommerce allows only the letters A to Z, digits, spaces, '_' and '-' in a coupon" + " code.");
        }
        return Optional.empty();
    }
}
