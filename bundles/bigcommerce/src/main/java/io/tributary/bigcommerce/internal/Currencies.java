package io.tributary.bigcommerce.internal;

import java.util.Currency;
import java.util.Optional;

/** Currencies by the codes that stores use. */
final class Currencies {
    /** ISO 4217's code for "no currency". */
    static final Currency NONE = Currency.getInstance("XXX");

    private Currencies() {}

    static Optional<Currency> find(String code) {
        try {
            return code.isEmpty() ? Optional.empty() : Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
