package io.tributary.orderimport.internal;

import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRules.CouponChoice;
import io.tributary.connections.OrderRules.Precedence;
import io.tributary.platform.AffiliateCode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an affiliate was chosen by, as one text to compare: while it stays the same, so does she. Who sent the shopper is
 * not in it: that is asked once, when she ordered. The order in which codes
 * were applied does not matter once somebody was chosen.
 */
final class Basis {
    /** No folded code begins with a blank. */
    private static final String LAST = "\tlast\n";

    private static final String LINK = "\tlink\n";

    private static final String BARRED = "\tbarred\n";

    private Basis() {}

    static String of(List<String> codes, OrderRules rules) {
        String text = codes.stream()
                .map(code -> AffiliateCode.Key.of(code).value())
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
        return (rules.precedence() == Precedence.LINK ? LINK : "")
                + (rules.coupon() == CouponChoice.LAST ? LAST : "")
                + text;
    }

    /** The codes that such a text was made of. */
    static List<String> codes(String basis) {
        return basis.lines()
                .filter(line -> !line.isEmpty() && line.charAt(0) != '\t')
                .toList();
    }

    /** The same where somebody was chosen but a rule kept her from being credited, so that the purchase tells nothing. */
    static String barred(String basis) {
        return BARRED + basis;
    }
}
