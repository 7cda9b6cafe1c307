package io.tributary.platform.embedded.internal;

import io.tributary.platform.AffiliateCode;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.platform.embedded.TrackingSettings;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What people may give. Lengths are in characters as people count them, not in UTF-16 units. */
final class Inputs {
    private static final int NAME_LENGTH = 200;
    private static final int EMAIL_LENGTH = 254;
    private static final int NOTE_LENGTH = 500;
    private static final int CODE_LENGTH = 200;
    private static final int PERCENT_PLACES = 4;
    private static final int MOST_WINDOW_DAYS = 365;
    private static final int MOST_VISIT_DAYS = 800;
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,31}");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Inputs() {}

    static String name(String name) throws RefusedException {
        return text("name", "name", name, NAME_LENGTH);
    }

    static String email(String email) throws RefusedException {
        String text = text("email", "e-mail address", email, EMAIL_LENGTH);
        int at = text.lastIndexOf('@');
        if (at <= 0 || at == text.length() - 1) {
            throw new RefusedException.Invalid("email", "an e-mail address has something on both sides of an @");
        }
        return text;
    }

    static String reason(String reason) throws RefusedException {
        return text("reason", "reason", reason, NOTE_LENGTH);
    }

    /** A text that may be empty. */
    static void note(String field, String what, String given) throws RefusedException {
        if (!given.isBlank()) {
            text(field, what, given, NOTE_LENGTH);
        }
    }

    static AffiliateCode code(AffiliateCode code) throws RefusedException {
        text("code", "code", code.value(), CODE_LENGTH);
        // Folding may lengthen a text or leave nothing of it, and the key is what the database keeps unique.
        text("code", "code", code.key().value(), CODE_LENGTH);
        return code;
    }

    static BigDecimal percent(BigDecimal percent) throws RefusedException {
        if (percent.signum() < 0
                || percent.compareTo(HUNDRED) > 0
                || percent.stripTrailingZeros().scale() > PERCENT_PLACES) {
            throw new RefusedException.Invalid(
                    "commissionPercent", "a commission is from 0 to 100 percent, with at most four decimal places");
        }
        return percent;
    }

    static void check(TrackingSettings settings) throws RefusedException {
        if (!PARAMETER.matcher(settings.parameter()).matches()) {
            throw new RefusedException.Invalid(
                    "parameter",
                    "the parameter has 1 to 32 characters of A-Z a-z 0-9 _ - and starts with a letter, this one is '"
                            + settings.parameter() + "'");
        }
        between("windowDays", settings.windowDays(), MOST_WINDOW_DAYS);
        between("visitDays", settings.visitDays(), MOST_VISIT_DAYS);
    }

    private static void between(String field, int value, int most) throws RefusedException {
        if (value < 1 || value > most) {
            throw new RefusedException.Invalid(field, field + " is from 1 to " + most + ", not " + value);
        }
    }

    private static String text(String field, String what, String given, int length) throws RefusedException {
        String text = given.strip();
        if (text.isEmpty()) {
            throw new RefusedException.Invalid(field, "the " + what + " is blank");
        }
        if (text.codePointCount(0, text.length()) > length) {
            throw new RefusedException.Invalid(field, "the " + what + " is longer than " + length + " characters");
        }
        if (text.codePoints().anyMatch(Inputs::cannotBeStored)) {
            throw new RefusedException.Invalid(field, "the " + what + " holds a character that cannot be stored");
        }
        return text;
    }

    /** PostgreSQL has no NUL in texts, and half a surrogate pair is no character in UTF-8. */
    private static boolean cannotBeStored(int character) {
        return character == 0 || Character.getType(character) == Character.SURROGATE;
    }
}
