package io.tributary.bigcommerce;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands what merchants paste as their store's address, and nothing that could mean two things: a token or a key is
 * sent to what comes out of here.
 */
final class StoreAddressParser {
    private static final String API_HOST = "api.bigcommerce.com";
    private static final String LOCALHOST = "localhost";
    private static final String GOOD = " A good one looks like https://api.bigcommerce.com/stores/abc123/v3/ or"
            + " https://store-abc123.mybigcommerce.com/api/v2/.";

    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9]{4,30}");
    /** Blanks of all kinds, and marks without width that come along with copied text. */
    private static final Pattern AROUND =
            Pattern.compile("^[\\p{Z}\\s\\x{200B}\\x{FEFF}]+|[\\p{Z}\\s\\x{200B}\\x{FEFF}]+$");

    private static final Pattern INSIDE = Pattern.compile("[\\p{Z}\\s\\p{C}]");
    private static final Pattern PARTS =
            Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^/?#\\\\@%]+)(/[A-Za-z0-9/_.-]*)?");
    private static final Pattern HOST_PORT = Pattern.compile("(\\[[^\\[\\]]*]|[^:\\[\\]]+)(?::([0-9]{1,5}))?");
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("\\[[0-9a-f:]+]");
    private static final Pattern CURRENT_PATH = Pattern.compile("/+stores/+([A-Za-z0-9]+)(?:/+v[23])?/*");
    private static final Pattern LEGACY_PATH = Pattern.compile("/+api(?:/+v[23])?/*");
    private static final Pattern NO_PATH = Pattern.compile("/*");
    private static final Pattern CONTROL_PANEL = Pattern.compile("/+(?:manage|admin)(?:/.*)?");
    private static final Pattern STORE_HOST = Pattern.compile("store-([a-z0-9]+)(?:-[0-9]+)?\\.mybigcommerce\\.com");
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int MAX_PORT = 65_535;

    private StoreAddressParser() {}

    static StoreAddress parse(String pasted) {
        String text = AROUND.matcher(pasted).replaceAll("");
        if (HASH.matcher(text).matches() && !text.equalsIgnoreCase(LOCALHOST)) {
            return current("https://" + API_HOST, text);
        }
        if (text.isEmpty()) {
            throw bad("The store address is empty.");
        }
        if (INSIDE.matcher(text).find()) {
            throw bad("The store address has a blank or a line break in it.");
        }
        refuseControlPanel(text);
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw bad("This is not a store address.");
        }
        return parse(parts.group(1), parts.group(2), parts.group(3) == null ? "" : parts.group(3));
    }

    /** Its addresses carry parameters and anchors, which no store address has, so they are looked at first. */
    private static void refuseControlPanel(String text) {
        String lower = lower(text);
        String path = lower.replaceFirst("^[a-z]+://[^/]*", "").replaceFirst("[?#].*", "");
        if (CONTROL_PANEL.matcher(path).matches() || lower.startsWith("https://login.bigcommerce.com")) {
            throw bad("This is the address of your control panel; the API path is shown there when you create an API"
                    + " account.");
        }
    }

    private static StoreAddress parse(String writtenScheme, String authority, String path) {
        String scheme = writtenScheme == null ? "https" : lower(writtenScheme);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw bad("A store address begins with https.");
        }
        Matcher hostPort = HOST_PORT.matcher(authority);
        if (!hostPort.matches()) {
            throw bad("This is not a store address.");
        }
        String host = host(hostPort.group(1));
        boolean local = isLocal(host);
        if (scheme.equals("http") && !local) {
            throw bad("A store address begins with https, not with http.");
        }
        String base = scheme + "://" + host + port(scheme, hostPort.group(2), local);
        return parse(base, host, local, path);
    }

    private static StoreAddress parse(String base, String host, boolean local, String path) {
        Matcher current = CURRENT_PATH.matcher(path);
        if (current.matches()) {
            if (!host.equals(API_HOST) && !local) {
                throw bad("An API path with a store hash is on " + API_HOST + ", and a token is sent nowhere else.");
            }
            return current(base, current.group(1));
        }
        if (host.equals(API_HOST)) {
            throw bad("The store hash is missing in this API path.");
        }
        boolean bare = NO_PATH.matcher(path).matches() && !local;
        if (host.equals("bigcommerce.com") || host.endsWith(".bigcommerce.com")) {
            throw bad("This is an address of BigCommerce, not of a store.");
        }
        if (!bare && !LEGACY_PATH.matcher(path).matches()) {
            throw bad("This is not a store address.");
        }
        Matcher store = STORE_HOST.matcher(host);
        return new StoreAddress(
                StoreAddress.Kind.LEGACY, URI.create(base + "/api/"), store.matches() ? store.group(1) : "");
    }

    private static StoreAddress current(String base, String hash) {
        return new StoreAddress(
                StoreAddress.Kind.CURRENT, URI.create(base + "/stores/" + lower(hash) + "/"), lower(hash));
    }

    /** In its one canonical spelling; IP addresses in disguise have none. */
    private static String host(String written) {
        String host = lower(written);
        if (host.startsWith("[")) {
            return v6(host);
        }
        if (host.equals(LOCALHOST) || V4.matcher(host).matches()) {
            return host;
        }
        String ascii = ascii(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
        if (!NAME.matcher(ascii).matches()) {
            throw bad("The host in this store address is not a domain.");
        }
        return ascii;
    }

    private static String v6(String host) {
        if (!V6.matcher(host).matches()) {
            throw bad("The host in this store address is not an IP address.");
        }
        try {
            // Digits and colons only, so nothing is looked up.
            InetAddress address = InetAddress.getByName(host);
            if (address.getAddress().length == 4) {
                throw bad("The host in this store address is an IP address in disguise.");
            }
            return "[" + address.getHostAddress() + "]";
        } catch (UnknownHostException e) {
            throw bad("The host in this store address is not an IP address.");
        }
    }

    private static String ascii(String host) {
        try {
            return lower(IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException e) {
            throw bad("The host in this store address is not a domain.");
        }
    }

    private static boolean isLocal(String host) {
        return host.startsWith("[")
                || host.equals(LOCALHOST)
                || V4.matcher(host).matches();
    }

    private static String port(String scheme, String written, boolean local) {
        if (written == null) {
            return "";
        }
        int port = Integer.parseInt(written);
        if (port < 1 || port > MAX_PORT) {
            throw bad("The port in this store address does not exist.");
        }
        if (port == (scheme.equals("https") ? HTTPS_PORT : HTTP_PORT)) {
            return "";
        }
        if (!local) {
            throw bad("A store address has no port.");
        }
        return ":" + port;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException bad(String why) {
        return new IllegalArgumentException(why + GOOD);
    }
}
