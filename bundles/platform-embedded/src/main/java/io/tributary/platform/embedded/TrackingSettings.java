package io.tributary.platform.embedded;

/**
 * How an account watches its stores.
 *
 * @param parameter the part of an affiliate's link that names her code: {@code afmc} in {@code https://shop.example/?afmc=ANN};
 *     with {@code _sub} behind it, the part that names what she tells her own links apart by
 * @param credit who is credited where several affiliates sent a shopper
 * @param windowDays how long an affiliate is credited for a shopper whom she sent, from 1 to 365
 * @param respectDoNotTrack whether nothing is kept of those whose browsers ask for that
 * @param addresses what is kept of the addresses of visitors' computers
 * @param visitDays how long visits are kept, from 1 to 800; the sums of each day stay
 */
public record TrackingSettings(
        String parameter,
        Credit credit,
        int windowDays,
        boolean respectDoNotTrack,
        Addresses addresses,
        int visitDays) {
    /** What holds until somebody says otherwise. */
    public static final TrackingSettings USUAL =
            new TrackingSettings("afmc", Credit.LAST, 30, true, Addresses.TRUNCATED, 90);

    /** Of the affiliates who sent a shopper within the window before the order. */
    public enum Credit {
        FIRST,
        LAST
    }

    /** What is kept of an address. */
    public enum Addresses {
        /** The network without the computer: the first three bytes of IPv4, the first six of IPv6. */
        TRUNCATED,
        /** A keyed hash of the whole, the same for the same address. */
        HASHED,
        NONE
    }
}
