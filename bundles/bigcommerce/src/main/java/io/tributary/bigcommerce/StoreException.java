package io.tributary.bigcommerce;

import java.time.Duration;
import java.util.Optional;

/**
 * A call to a store failed. The subclass says what the caller can do about it; the message says what was tried and what
 * came back, for people, without secrets, markup or shoppers' data.
 */
public abstract sealed class StoreException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    private StoreException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The HTTP status that was answered; 0 when there was none. */
    public int status() {
        return status;
    }

    /**
     * No answer, an answer that cannot be understood, a server error, or no quota left after all waits: try again later,
     * not sooner than {@link #retryAfter()}.
     */
    public static final class Unavailable extends StoreException {
        private static final long serialVersionUID = 1L;
        private final transient Duration retryAfter;
        private final boolean mayHaveActed;

        public Unavailable(int status, String message, Duration retryAfter, boolean mayHaveActed, Throwable cause) {
            super(status, message, cause);
            this.retryAfter = retryAfter;
            this.mayHaveActed = mayHaveActed;
        }

        /** How long the store asked to be left alone, if it did. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }

        /** Whether a request that changes something may have reached the store. */
        public boolean mayHaveActed() {
            return mayHaveActed;
        }
    }

    /** The credentials are wrong, revoked, or lack a scope: stop, and tell the merchant. */
    public static final class Unauthorized extends StoreException {
        private static final long serialVersionUID = 1L;

        public Unauthorized(int status, String message) {
            super(status, message, null);
        }

        /** Whether the login works and only a scope is missing (403), so that other resources may still be read. */
        public boolean scopeMissing() {
            return status() == 403;
        }
    }

    /** This one request is wrong in the store's eyes: list it with the reason and go on. */
    public static final class Rejected extends StoreException {
        private static final long serialVersionUID = 1L;
        private final boolean conflict;

        public Rejected(int status, String message) {
            this(status, message, status == 409);
        }

        public Rejected(int status, String message, boolean conflict) {
            super(status, message, null);
            this.conflict = conflict;
        }

        /** Whether a name or code is taken. */
        public boolean conflict() {
            return conflict;
        }
    }

    /**
     * We do not connect to this address, or not with these credentials, or it sent us elsewhere (a redirect): the address
     * or the credentials have to be changed. Nothing was sent to any other host.
     */
    public static final class Refused extends StoreException {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(0, message, null);
        }
    }

    /** The calling thread was interrupted while it waited. Its interrupt flag is set. */
    public static final class Interrupted extends StoreException {
        private static final long serialVersionUID = 1L;

        public Interrupted(String message) {
            super(0, message, null);
        }
    }
}
