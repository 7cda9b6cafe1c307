package io.tributary.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money as the API's v2 shows it: ten-thousandths of the currency unit in a long, so that many orders stay small. */
final class Amount {

    private Amount() {}

    /** Ten-thousandths of a decimal text; more than four places are refused. */
    static long of(String decimal) {
        return new BigDecimal(decimal)
                .setScale(4, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }
}
