package io.tributary.platform;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address folded for comparison: outer blanks cut, NFKC, lower case by the root locale, and without the {@code
 * +tag} at the end of the local part, which leads to the same mailbox with most providers. Dots stay: only some providers
 * leave them out.
 */
public record EmailKey(String value) {
    /** The key of what was entered as an address; empty when there is not something on both sides of an {@code @}. */
    public static Optional<EmailKey> find(String entered) {
        String folded = fold(fold(entered).strip().toLowerCase(Locale.ROOT)).strip();
        int at = folded.lastIndexOf('@');
        if (at <= 0 || at == folded.length() - 1) {
            return Optional.empty();
        }
        int tag = folded.indexOf('+');
        String local = tag > 0 && tag < at ? folded.substring(0, tag) : folded.substring(0, at);
        return Optional.of(new EmailKey(local + folded.substring(at)));
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Not the address: keys end up in logs. */
    @Override
    public String toString() {
        return "EmailKey[***]";
    }
}
