package io.tributary.storefront;

/** Something could not be done with the tracking code of a store; the message is for people, and says what to do. */
public abstract sealed class StorefrontException extends Exception {
    private static final long serialVersionUID = 1L;

    private StorefrontException(String message, Throwable cause) {
        super(message, cause);
    }

    /** There is no such store, or it is not connected. */
    public static final class Unknown extends StorefrontException {
        private static final long serialVersionUID = 1L;

        public Unknown(String message) {
            super(message, null);
        }
    }

    /** It cannot be done until somebody changes something: the credentials, the platform's settings, the page's address. */
    public static final class Refused extends StorefrontException {
        private static final long serialVersionUID = 1L;

        public Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** It cannot be done now; the same again later may work. */
    public static final class Unavailable extends StorefrontException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
