package io.tributary.platform;

import java.util.regex.Pattern;

/**
 * One merchant's account on the host: 1 to 64 characters of {@code a-z 0-9 . _ -}, starting with a letter or digit, so
 * that it can stand in an address as it is.
 */
public record AccountId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public AccountId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("an account id has 1 to 64 characters of a-z 0-9 . _ - and starts with"
                    + " a letter or digit, this one is '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
