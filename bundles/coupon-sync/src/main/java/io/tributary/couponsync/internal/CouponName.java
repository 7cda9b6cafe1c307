package io.tributary.couponsync.internal;

import io.tributary.platform.AffiliateCode;

/**
 * What a coupon made by us is called: the affiliate's name with the code in brackets, {@code Ann Lee (ANN10)}. Stores
 * want names unique and at most 100 characters long; the code at the end makes it so, and the name before it is cut.
 */
final class CouponName {
    private static final int LENGTH = 100;

    private CouponName() {}

    /**
     * @param affiliate free text
     * @param attempt 0 for the name itself, 1 and up for others when that one is taken
     */
    static String of(String affiliate, AffiliateCode code, int attempt) {
        String end = " (" + code + ")" + (attempt == 0 ? "" : " " + (attempt + 1));
        String start = readable(affiliate);
        int room = LENGTH - end.length();
        if (start.length() > room) {
            // A character outside the basic plane counts as two here, since it is not known how the store counts.
            int cut = Character.isSurrogatePair(start.charAt(room - 1), start.charAt(room)) ? room - 1 : room;
            start = start.substring(0, cut).strip();
        }
        return start + end;
    }

    /** Without what cannot be seen or would break a line: control and format characters, halves of characters. */
    private static String readable(String text) {
        String seen = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ")
                .replaceAll("[\\p{Cf}\\p{Cs}\\p{Cn}]", "")
                .strip();
        return seen.isEmpty() ? "Affiliate" : seen;
    }
}
