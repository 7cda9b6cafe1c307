package io.tributary.audit;

/**
 * Who or what made a change.
 *
 * @param name a user of the node, {@code admin}, or a part of it, {@code job coupons}; up to 200 characters,
 *     {@code unknown} instead of a blank one
 * @param from from where, as far as that is known: an address, {@code ssh(127.0.0.1)}, a node; up to 300 characters,
 *     empty when nothing is known
 */
public record Actor(String name, String from) {
    private static final String UNKNOWN = "unknown";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_FROM = 300;

    public Actor {
        name = name.isBlank() ? UNKNOWN : Texts.cut(name, LONGEST_NAME);
        from = Texts.cut(from, LONGEST_FROM);
    }

    /** A job that does what was asked for earlier, or what is due. */
    public static Actor job(String name, String from) {
        return new Actor("job " + name, from);
    }
}
