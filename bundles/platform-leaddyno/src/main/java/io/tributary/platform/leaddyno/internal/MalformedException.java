package io.tributary.platform.leaddyno.internal;

/** An answer that is not what it should be; the message completes "LeadDyno answered with". */
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String what) {
        super(what);
    }
}
