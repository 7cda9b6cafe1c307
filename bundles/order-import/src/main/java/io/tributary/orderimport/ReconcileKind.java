package io.tributary.orderimport;

import java.util.Locale;

/** How an order stands otherwise than the ledger says, or is not settled yet. */
public enum ReconcileKind {
    /** The store has it and the ledger does not, although it was read beyond it. */
    MISSING("the store has it, the ledger does not", true),
    /** The ledger decided by another state of it. */
    STALE("it changed in the store, and the ledger does not know", true),
    /** The ledger has it, and the store's list does not show it. */
    GONE("the ledger has it, the store does not list it", true),
    /** The platform holds another purchase than the ledger says. */
    PLATFORM("the platform holds another purchase than the ledger says", true),
    /** It changed after the last import, and the next one reads it. */
    NEWER("it is newer than the last import, and the next one reads it", false),
    /** The platform was asked and has not answered yet; the next import settles it. */
    UNCONFIRMED("the platform was asked and has not answered; the next import settles it", false),
    /** It could not be read or was refused; tried again at each import. */
    FAILED("it failed, and each import tries again", false);

    private final String means;
    private final boolean difference;

    ReconcileKind(String means, boolean difference) {
        this.means = means;
        this.difference = difference;
    }

    /** As people and the REST API write it: {@code missing}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it means, for people. */
    public String means() {
        return means;
    }

    /** Whether it should not be, so that the order is looked at again; the others settle by themselves. */
    public boolean isDifference() {
        return difference;
    }
}
