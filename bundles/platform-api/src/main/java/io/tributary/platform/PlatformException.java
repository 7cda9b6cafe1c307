package io.tributary.platform;

import java.time.Duration;
import java.util.Optional;

/** A call to the affiliate platform failed. The subclass says what the caller can do about it. */
public abstract sealed class PlatformException extends Exception {
    private static final long serialVersionUID = 1L;

    private PlatformException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The host could not be reached or is overloaded: keep the item and try again, not sooner than it asks for. */
    public static final class Unavailable extends PlatformException {
        private static final long serialVersionUID = 1L;
        private final transient Duration retryAfter;

        public Unavailable(String message, Duration retryAfter, Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** How long the host asked to be left alone, if it did. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }
    }

    /** The host no longer accepts us: stop, and tell the merchant. */
    public static final class Unauthorized extends PlatformException {
        private static final long serialVersionUID = 1L;

        public Unauthorized(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** This one item is wrong in the host's eyes: list it with the reason and go on. */
    public static final class Rejected extends PlatformException {
        private static final long serialVersionUID = 1L;
        private final String field;

        public Rejected(String field, String message) {
            super(message, null);
            this.field = field;
        }

        /** The part of the item that the host refused. */
        public String field() {
            return field;
        }
    }
}
