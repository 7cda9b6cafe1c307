package io.tributary.platform.leaddyno.internal;

/** A request that changes something was sent, and nobody knows whether LeadDyno did it. It must be looked up. */
final class UnclearException extends Exception {
    private static final long serialVersionUID = 1L;

    UnclearException(String message, Throwable cause) {
        super(message, cause);
    }
}
