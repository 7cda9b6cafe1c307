package io.tributary.platform.embedded;

import io.tributary.platform.AffiliateId;

/** What somebody asked of the embedded platform cannot be; nothing was changed. The message is for that person. */
public abstract sealed class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String field;

    private RefusedException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The input that is wrong: {@code account}, {@code affiliate}, {@code name}, {@code email}, {@code code}, ... */
    public String field() {
        return field;
    }

    /** A value that can never be. */
    public static final class Invalid extends RefusedException {
        private static final long serialVersionUID = 1L;

        public Invalid(String field, String message) {
            super(field, message);
        }
    }

    /** Something that does not exist. */
    public static final class Unknown extends RefusedException {
        private static final long serialVersionUID = 1L;

        public Unknown(String field, String message) {
            super(field, message);
        }
    }

    /** An id that is in use. */
    public static final class Taken extends RefusedException {
        private static final long serialVersionUID = 1L;

        public Taken(String field, String message) {
            super(field, message);
        }
    }

    /** Something that could be, but not as things stand. */
    public static final class Impossible extends RefusedException {
        private static final long serialVersionUID = 1L;

        public Impossible(String field, String message) {
            super(field, message);
        }
    }

    /** A code that is another affiliate's now. */
    public static final class CodeTaken extends RefusedException {
        private static final long serialVersionUID = 1L;
        private final transient AffiliateId holder;

        public CodeTaken(AffiliateId holder, String message) {
            super("code", message);
            this.holder = holder;
        }

        /** Whose it is. */
        public AffiliateId holder() {
            return holder;
        }
    }
}
