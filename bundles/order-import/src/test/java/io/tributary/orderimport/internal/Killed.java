package io.tributary.orderimport.internal;

/** The process ended here. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    interface Action {
        void run() throws Exception;
    }

    /** Whether the action was killed before it ended. */
    static boolean kills(Action action) {
        try {
            action.run();
            return false;
        } catch (Killed e) {
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
