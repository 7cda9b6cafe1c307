package io.tributary.orderimport;

import java.util.Locale;

/** How an order stands with us. */
public enum OrderState {
    /** A live purchase, credited to an affiliate. */
    CREDITED,
    /** A live purchase without an affiliate. */
    UNCREDITED,
    /** Not paid yet; may become a purchase. */
    WAITING,
    /** Not a purchase, and nothing is expected to make it one. */
    IGNORED,
    /** Was a purchase and has been taken back. */
    REVERSED,
    /** Left as it was until its status moves on or a person looks at it. */
    HELD,
    /** Could not be read fully, or the platform refused it; tried again at the next run. */
    FAILED;

    /** As people and the REST API write it: {@code credited}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
