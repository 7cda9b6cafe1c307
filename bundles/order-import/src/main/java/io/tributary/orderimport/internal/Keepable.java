package io.tributary.orderimport.internal;

import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.TraceLine;
import io.tributary.platform.Purchase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Sees that one order whose amount or texts no database takes does not keep the others out. */
final class Keepable {
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(15);
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_CODES = 100_000;
    private static final int LONGEST_EXPLANATION = 150_000;
    private static final int RECEIPT_LINE = 60;

    private Keepable() {}

    /** The decision, or one that holds the order as it was. */
    static Decision of(Decision decision, Prior prior) {
        return objection(decision)
                .map(objection -> new Decision(
                        OrderState.HELD,
                        Reason.UNKEEPABLE,
                        prior.purchase(),
                        prior.codes(),
                        Optional.empty(),
                        List.of(new TraceLine("ledger", objection, "left as it was"))))
                .orElse(decision);
    }

    private static Optional<String> objection(Decision decision) {
        if (decision.purchase().filter(Keepable::tooMuch).isPresent()) {
            return Optional.of("its amount has more than 15 digits before the point");
        }
        if (decision.purchase()
                .flatMap(Purchase::credit)
                .filter(Keepable::tooLong)
                .isPresent()) {
            return Optional.of("the code or the id of its affiliate has more than " + LONGEST_NAME + " characters");
        }
        if (decision.codes().filter(codes -> codes.length() > LONGEST_CODES).isPresent()) {
            return Optional.of("its coupon codes have more than " + LONGEST_CODES + " characters");
        }
        if (length(decision) > LONGEST_EXPLANATION) {
            return Optional.of("its explanation has more than " + LONGEST_EXPLANATION + " characters");
        }
        return Optional.empty();
    }

    private static int length(Decision decision) {
        int length = decision.receipt().map(receipt -> receipt.lines().size()).orElse(0) * RECEIPT_LINE;
        for (TraceLine line : decision.trace()) {
            length += line.input().length() + line.outcome().length();
        }
        return length;
    }

    private static boolean tooMuch(Purchase purchase) {
        return purchase.amount().amount().compareTo(TOO_MUCH) >= 0;
    }

    private static boolean tooLong(Purchase.Credit credit) {
        return credit.code().value().length() > LONGEST_NAME
                || credit.affiliate().value().length() > LONGEST_NAME;
    }
}
