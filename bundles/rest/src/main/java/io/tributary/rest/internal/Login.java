package io.tributary.rest.internal;

/** Who may use the API. Called by many threads. */
interface Login {
    /**
     * @param address where the request comes from, as text
     */
    Outcome check(String user, String password, String address);

    /** What became of a user's name and password. */
    enum Outcome {
        ADMITTED,
        /** Name or password is wrong. */
        UNKNOWN,
        /** They are right, but the user lacks the role. */
        NOT_ALLOWED,
        /** Too many wrong ones lately; nothing was looked at. */
        TOO_MANY
    }
}
