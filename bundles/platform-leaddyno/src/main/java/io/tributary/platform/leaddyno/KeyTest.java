package io.tributary.platform.leaddyno;

/**
 * What LeadDyno said to a pair of keys.
 *
 * @param message for people: what is the matter and what to do
 */
public record KeyTest(Result result, String message) {
    /** What came out. */
    public enum Result {
        OK,
        /** The public key works where the private one belongs, and the other way round. */
        SWAPPED,
        /** LeadDyno does not take the private key. */
        WRONG,
        /** Something that cannot be a key was entered. */
        INVALID,
        /** LeadDyno could not be asked. */
        UNREACHABLE
    }

    public boolean ok() {
        return result == Result.OK;
    }
}
