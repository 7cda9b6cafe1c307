package io.tributary.couponsync;

/** An action cannot be done. The message is for the person who asked for it. */
public abstract sealed class CouponActionException extends Exception {
    private static final long serialVersionUID = 1L;

    private CouponActionException(String message) {
        super(message);
    }

    /** There is no such store or code. */
    public static final class Unknown extends CouponActionException {
        private static final long serialVersionUID = 1L;

        public Unknown(String message) {
            super(message);
        }
    }

    /** It makes no sense as the code stands. */
    public static final class Refused extends CouponActionException {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message);
        }
    }
}
