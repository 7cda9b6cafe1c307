package io.tributary.orderimport;

/** What a person said about whose an order is cannot be; the message is for her. */
public abstract sealed class CreditException extends Exception {
    private static final long serialVersionUID = 1L;

    private CreditException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The order has not been imported. */
    public static final class Unknown extends CreditException {
        private static final long serialVersionUID = 1L;

        public Unknown(String message) {
            super(message, null);
        }
    }

    /** Something that was said cannot be right. */
    public static final class Invalid extends CreditException {
        private static final long serialVersionUID = 1L;
        private final String field;

        public Invalid(String field, String message) {
            super(message, null);
            this.field = field;
        }

        /** {@code affiliate}, {@code code} or {@code reason}. */
        public String field() {
            return field;
        }
    }

    /** There is nothing to be taken back. */
    public static final class Conflict extends CreditException {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(message, null);
        }
    }

    /** The platform could not be asked; later it may. */
    public static final class Unavailable extends CreditException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
