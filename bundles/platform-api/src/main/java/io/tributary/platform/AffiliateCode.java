package io.tributary.platform;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What an affiliate passes around, by link or by word of mouth: kept as the host spells it, without the blanks around
 * it; may be empty or hold characters that a store refuses, since hosts let people type anything.
 */
public record AffiliateCode(String value) {
    public AffiliateCode {
        value = value.strip();
    }

    /** What this code is compared by. */
    public Key key() {
        return Key.of(value);
    }

    @Override
    public String toString() {
        return value;
    }

    /**
     * A code folded for comparison: outer blanks cut, NFKC, upper case by the root locale. Two spellings with one key are
     * one code on every database and under every default locale; blanks inside stay, they are part of the code.
     */
    public record Key(String value) {
        public Key {
            value = Normalizer.normalize(
                            Normalizer.normalize(value, Normalizer.Form.NFKC)
                                    .strip()
                                    .toUpperCase(Locale.ROOT),
                            Normalizer.Form.NFKC)
                    .strip();
        }

        /** Folds the spelling of a code, or of a coupon code that may be one. */
        public static Key of(String spelling) {
            return new Key(spelling);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
