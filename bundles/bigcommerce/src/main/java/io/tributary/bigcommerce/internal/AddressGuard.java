package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.StoreException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Refuses addresses that are not public. It answers the client's name look-ups, so what is checked is exactly what is
 * connected to, whatever a name meant a moment before.
 */
final class AddressGuard implements DnsResolver {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*]");
    private final Supplier<AddressRule> rule;

    AddressGuard(Supplier<AddressRule> rule) {
        this.rule = rule;
    }

    /** Looks at an address before anything is sent there. A name that cannot be resolved now passes. */
    void check(URI address) throws StoreException {
        try {
            check(address, InetAddress.getAllByName(bare(address.getHost())));
        } catch (UnknownHostException e) {
            // A look-up that fails now may work at the first call, which is checked again.
            return;
        }
    }

    /** Looks again at an address that needs no look-up, since an open connection would not ask {@link #resolve}. */
    void checkLiteral(URI address) throws StoreException {
        String host = address.getHost();
        if (LITERAL.matcher(host).matches() || host.equals("localhost")) {
            check(address);
        }
    }

    private void check(URI root, InetAddress[] found) throws StoreException {
        AddressRule now = rule.get();
        for (InetAddress each : found) {
            boolean good = "http".equalsIgnoreCase(root.getScheme()) ? now.explicitlyAllows(each) : now.permits(each);
            if (!good) {
                throw refused(root.getHost());
            }
        }
    }

    static StoreException.Refused refused(String host) {
        return new StoreException.Refused(
                host + " is not a public address of a store; only public https addresses are connected to, and those"
                        + " that the administrator allowed.");
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        AddressRule now = rule.get();
        InetAddress[] found = InetAddress.getAllByName(host);
        for (InetAddress each : found) {
            if (!now.permits(each)) {
                throw new ForbiddenAddressException(host);
            }
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** A name that leads to an address that is not public. */
    static final class ForbiddenAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        ForbiddenAddressException(String host) {
            super(host);
        }
    }
}
