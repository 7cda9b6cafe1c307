package io.tributary.audit;

/**
 * A change, as whoever makes it tells it. Texts that are too long are cut; what a database cannot keep is replaced.
 *
 * @param account whose change it is, up to 64 characters
 * @param store the store's id within the account; empty when the change is about none
 * @param subject what was changed: {@code coupon ANN10}, {@code order 1001}, {@code affiliate 7}; up to 500 characters
 * @param action what was done to it, in words of {@code a-z 0-9 . -}: {@code coupon.make-again}; up to 64 characters
 * @param before short, without secrets and without a buyer's data, up to 2000 characters; empty where nothing was
 * @param after the same of what is now; empty where nothing is any more
 */
public record AuditEntry(
        String account, String store, String subject, String action, Actor by, String before, String after) {
    private static final int LONGEST_ACCOUNT = 64;
    private static final int LONGEST_STORE = 255;
    private static final int LONGEST_SUBJECT = 500;
    private static final int LONGEST_TEXT = 2000;

    public AuditEntry {
        account = Texts.cut(account, LONGEST_ACCOUNT);
        store = Texts.cut(store, LONGEST_STORE);
        subject = Texts.cut(subject, LONGEST_SUBJECT);
        before = Texts.cut(before, LONGEST_TEXT);
        after = Texts.cut(after, LONGEST_TEXT);
    }
}
