package io.tributary.platform.leaddyno.internal;

import java.math.BigDecimal;

/** What somebody earns by a purchase. */
record Commission(BigDecimal amount, boolean cancelled, boolean paid) {
    static Commission read(Fields json) throws MalformedException {
        return new Commission(json.decimal("amount").orElse(BigDecimal.ZERO), json.yes("cancelled"), json.yes("paid"));
    }
}
