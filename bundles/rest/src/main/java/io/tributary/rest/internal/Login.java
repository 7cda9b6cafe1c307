package io.tributary.rest.internal;

/** Who may use the API. Called by many threads. */
interface Login {
    /**
     * @param address where the request comes from, as text
     */
    Answer check(String user, String password, String address);

    /** @param access what the user may do; nothing unless admitted */
    record Answer(Outcome outcome, Access access) {
        static Answer admitted(Access access) {
            return new Answer(Outcome.ADMITTED, access);
        }

        static Answer refused(Outcome outcome) {
            return new Answer(outcome, Access.NONE);
        }
    }

    /** What became of a user's name and password. */
    enum Outcome {
        ADMITTED,
        /** Name or password is wrong. */
        UNKNOWN,
        /** They are right, but the user has no role that means anything here. */
        NOT_ALLOWED,
        /** Too many wrong ones lately; nothing was looked at. */
        TOO_MANY
    }
}
