package io.tributary.connections;

/** A connection could not be made or changed; the message is for people. */
public abstract sealed class ConnectionException extends Exception {
    private static final long serialVersionUID = 1L;

    private ConnectionException(String message) {
        super(message);
    }

    /** There is no such connection or account. */
    public static final class Unknown extends ConnectionException {
        private static final long serialVersionUID = 1L;

        public Unknown(String message) {
            super(message);
        }
    }

    /** Something entered cannot be right. */
    public static final class Invalid extends ConnectionException {
        private static final long serialVersionUID = 1L;
        private final String field;

        public Invalid(String field, String message) {
            super(message);
            this.field = field;
        }

        /** {@code storeUrl}, {@code apiUser}, {@code apiKey}, or a member of the rules such as {@code statuses.counts}. */
        public String field() {
            return field;
        }
    }

    /** The account has the store already, the connection is of another store, or somebody else changed it first. */
    public static final class Conflict extends ConnectionException {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(message);
        }
    }

    /** The store did not pass the test. */
    public static final class TestFailed extends ConnectionException {
        private static final long serialVersionUID = 1L;
        private final transient TestReport report;

        public TestFailed(String message, TestReport report) {
            super(message);
            this.report = report;
        }

        public TestReport report() {
            return report;
        }
    }
}
