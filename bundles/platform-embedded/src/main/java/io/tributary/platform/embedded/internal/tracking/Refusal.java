package io.tributary.platform.embedded.internal.tracking;

/**
 * Why a request is not taken.
 *
 * @param status of the answer
 * @param reason a word from a list in the code, for figures
 * @param detail for the people who build the page
 */
record Refusal(int status, String reason, String detail) {
    static Refusal unreadable(String detail) {
        return new Refusal(400, "unreadable", detail);
    }
}
