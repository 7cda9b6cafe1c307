package io.tributary.platform.embedded.internal;

import io.tributary.platform.embedded.TrackingSettings;
import java.util.Arrays;

/** What is kept of the address of a visitor's computer. */
final class Addresses {
    private static final int NETWORK_4 = 3;
    private static final int NETWORK_6 = 3;

    private Addresses() {}

    /** @param address as Java writes it: IPv6 in full, without {@code ::} */
    static String kept(String address, TrackingSettings.Addresses how, TrackerKey key) {
        return switch (how) {
            case NONE -> "";
            case HASHED -> address.isEmpty() ? "" : key.hashOfAddress(address);
            case TRUNCATED ->
                address.contains(":")
                        ? first(address, ":", NETWORK_6) + "::"
                        : address.isEmpty()
                                ? ""
                                : first(address, "\\.", NETWORK_4).replace(':', '.') + ".0";
        };
    }

    private static String first(String address, String separator, int parts) {
        String[] all = address.split(separator);
        return String.join(":", Arrays.copyOf(all, parts));
    }
}
