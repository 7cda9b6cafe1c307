package io.tributary.platform.embedded.internal;

import io.tributary.platform.TrackingCode;
import io.tributary.platform.embedded.internal.tracking.CollectorConfig;
import io.tributary.platform.embedded.internal.tracking.Script;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stores put on their pages. Nothing as long as nobody has said where browsers reach this host. */
@Component(service = Snippet.class, configurationPid = "io.tributary.platform.embedded")
public final class Snippet {
    private static final Logger LOG = LoggerFactory.getLogger(Snippet.class);
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Without a slash at the end; empty where it is not known. */
    private final String address;

    @Activate
    public Snippet(CollectorConfig config) {
        this(config.public_address());
    }

    /** @param publicAddress as in the configuration; one that browsers would refuse is said to be wrong and left out */
    public Snippet(String publicAddress) {
        String given = publicAddress.strip();
        boolean isGood = given.isEmpty() || isGood(given);
        if (!isGood) {
            LOG.error(
                    "public.address in etc/io.tributary.platform.embedded.cfg is https:// and a host, with a port and a path"
                            + " if need be, and not '{}'; there is no tracking code until it is put right",
                    given);
        }
        this.address = isGood ? given.replaceFirst("/+$", "") : "";
    }

    private static boolean isGood(String given) {
        try {
            URI uri = URI.create(given);
            return uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().matches("[A-Za-z0-9/._~-]*")
                    && ("https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean isKnown() {
        return !address.isEmpty();
    }

    Optional<TrackingCode> of(Tracker tracker) {
        if (address.isEmpty()) {
            return Optional.empty();
        }
        Script script = Script.find(Script.CURRENT)
                .orElseThrow(() -> new IllegalStateException("this bundle has no " + Script.CURRENT));
        // None of these needs to be escaped: they are made by us, or checked when they were set.
        String html = Script.text("snippet.html")
                .replace("%KEY%", tracker.publicKey())
                .replace("%PARAMETER%", tracker.settings().parameter())
                .replace("%DO_NOT_TRACK%", tracker.settings().respectDoNotTrack() ? "respect" : "ignore")
                .replace("%SCRIPT%", address + Script.PLACE + Script.CURRENT)
                .replace("%INTEGRITY%", script.integrity());
        return Optional.of(new TrackingCode(
                html, tracker.publicKey(), address.replaceFirst("^https?://", "") + Script.PLACE + Script.NAME));
    }
}
