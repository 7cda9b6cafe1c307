package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StorePage;
import io.tributary.bigcommerce.StorePages;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches public pages. Has connections of its own, so that a slow shop does not keep the API's requests waiting. */
final class Pages implements StorePages, Closeable {
    private static final Duration TOTAL = Duration.ofSeconds(20);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> SCHEMES = Set.of("https", "http");
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> HEADERS = Map.of(
            "Accept",
            "text/html,application/xhtml+xml",
            "Accept-Encoding",
            "gzip",
            // Nothing is repeated, so it must not fail on a connection that the shop has closed meanwhile.
            "Connection",
            "close",
            "User-Agent",
            Secrets.userAgent());

    private final AddressGuard guard;
    private final Transport transport;
    private final Workers workers;

    Pages(Supplier<Settings> settings, AddressGuard guard, Workers workers) {
        this.guard = guard;
        this.workers = workers;
        transport = new Transport(() -> narrowed(settings.get()), guard);
    }

    private static Settings narrowed(Settings settings) {
        return new Settings(
                settings.addresses(),
                settings.connect(),
                settings.read(),
                settings.total().compareTo(TOTAL) < 0 ? settings.total() : TOTAL,
                Math.min(settings.replyBytes(), (long) StorePage.MOST_MEGABYTES << 20));
    }

    @Override
    public StorePage fetch(URI address) throws StoreException {
        return workers.<StorePage>start(cancellation -> follow(cancellation, address))
                .await();
    }

    /** What one address answered: a page, or where else it is. */
    private record Hop(Optional<StorePage> page, URI next) {}

    private StorePage follow(Cancellation cancellation, URI address) throws StoreException {
        URI at = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Hop hop = ask(cancellation, at);
            if (hop.page().isPresent()) {
                return hop.page().get();
            }
            at = hop.next();
        }
        throw new StoreException.Refused(shown(address) + " redirects more than " + MOST_REDIRECTS
                + " times, the last time to " + shown(at) + "; a page that shoppers see does not.");
    }

    private Hop ask(Cancellation cancellation, URI at) throws StoreException {
        checkShape(at);
        guard.check(at);
        try {
            return transport.send(cancellation, at, Request.get(""), HEADERS, reply -> hop(at, reply));
        } catch (AddressGuard.ForbiddenAddressException e) {
            throw AddressGuard.refused(at.getHost());
        } catch (IOException e) {
            Optional<String> certificate = Certificates.problem(e);
            if (certificate.isPresent()) {
                throw new StoreException.Refused("The certificate of " + at.getHost() + " " + certificate.get()
                        + ", so browsers warn shoppers off this page.");
            }
            throw new StoreException.Unavailable(0, shown(at) + " " + Failures.what(e), null, false, e);
        }
    }

    /** The rule for addresses asks where a host is; this asks whether there is one. */
    private static void checkShape(URI at) throws StoreException.Refused {
        if (at.getScheme() == null
                || !SCHEMES.contains(at.getScheme().toLowerCase(Locale.ROOT))
                || at.getHost() == null
                || at.getRawUserInfo() != null) {
            // Not the whole of it: there may be a password before the host.
            throw new StoreException.Refused("'" + ErrorText.plain(at.getScheme() + "://" + at.getHost())
                    + "' is not the address of a public page: that is https, has a host, and names no user.");
        }
    }

    private static Hop hop(URI at, Reply reply) throws IOException {
        if (REDIRECTS.contains(reply.status())) {
            return new Hop(Optional.empty(), target(at, reply.header("Location")));
        }
        String type = Optional.ofNullable(reply.header("Content-Type")).orElse("");
        if (!type.toLowerCase(Locale.ROOT).contains("html")) {
            throw new MalformedReplyException("something else than a web page");
        }
        String html = new String(reply.body().readAllBytes(), charset(type));
        return new Hop(Optional.of(new StorePage(at, reply.status(), html)), at);
    }

    private static URI target(URI at, String location) throws IOException {
        try {
            URI target = at.resolve(URI.create(Optional.ofNullable(location).orElse("")));
            if (location != null && !location.isBlank()) {
                return withoutFragment(target);
            }
        } catch (IllegalArgumentException e) {
            // Said below, for every redirect that leads nowhere.
        }
        throw new MalformedReplyException("a redirect without an address");
    }

    private static URI withoutFragment(URI target) {
        String text = target.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? target : URI.create(text.substring(0, fragment));
    }

    private static Charset charset(String type) {
        Matcher named = CHARSET.matcher(type);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** For people; a query may hold what is nobody's business. */
    private static String shown(URI at) {
        return ErrorText.plain(at.getScheme() + "://" + at.getRawAuthority() + at.getRawPath());
    }

    @Override
    public void close() {
        transport.close();
    }
}
