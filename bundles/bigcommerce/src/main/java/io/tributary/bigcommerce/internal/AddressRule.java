package io.tributary.bigcommerce.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: all that are public, and the ones that are explicitly allowed.
 *
 * <p>What is not public follows the special-purpose address registries (RFC 6890 and its updates).
 */
record AddressRule(List<Cidr> allowed) {
    private static final List<Cidr> INTERNAL_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");
    private static final Cidr GLOBAL_V6 = Cidr.parse("2000::/3");
    /** Within the global range: protocol assignments with Teredo, documentation, 6to4. */
    private static final List<Cidr> INTERNAL_V6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    /** The well-known prefix under which networks without IPv4 reach it. */
    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");

    AddressRule(List<Cidr> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    static AddressRule of(Collection<String> allowed) {
        return new AddressRule(allowed.stream().map(Cidr::parse).toList());
    }

    boolean permits(InetAddress address) {
        return explicitlyAllows(address) || !internal(address);
    }

    boolean explicitlyAllows(InetAddress address) {
        return allowed.stream().anyMatch(block -> block.contains(address));
    }

    private static boolean internal(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return INTERNAL_V4.stream().anyMatch(block -> block.contains(address));
        }
        if (NAT64.contains(address)) {
            return internal(v4(Arrays.copyOfRange(bytes, 12, 16)));
        }
        return !GLOBAL_V6.contains(address) || INTERNAL_V6.stream().anyMatch(block -> block.contains(address));
    }

    private static InetAddress v4(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Cidr> blocks(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }
}
