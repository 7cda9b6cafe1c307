package io.tributary.orderimport.internal;

/** The database did not do what it was asked; the transaction is rolled back. */
final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerException(Throwable cause) {
        super("the order ledger cannot be used: " + deepest(cause).getMessage(), cause);
    }

    /** Wrapping libraries say less than the driver. */
    private static Throwable deepest(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }
}
