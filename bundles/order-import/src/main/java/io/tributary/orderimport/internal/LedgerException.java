package io.tributary.orderimport.internal;

/** The database did not do what it was asked; the transaction is rolled back. */
final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerException(Throwable cause) {
        super("the order ledger cannot be used: " + cause.getMessage(), cause);
    }
}
