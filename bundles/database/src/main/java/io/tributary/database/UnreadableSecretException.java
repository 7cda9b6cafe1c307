package io.tributary.database;

/** A stored secret cannot be read back; whoever gave it has to give it again. Holds neither the secret nor its text. */
public final class UnreadableSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableSecretException(String message, Throwable cause) {
        super(message, cause);
    }
}
