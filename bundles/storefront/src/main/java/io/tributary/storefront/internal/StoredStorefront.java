package io.tributary.storefront.internal;

import io.tributary.audit.Actor;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.ScriptId;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StorePage;
import io.tributary.bigcommerce.StorePages;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.PlatformException;
import io.tributary.platform.TrackingCode;
import io.tributary.storefront.InstalledScript;
import io.tributary.storefront.Storefront;
import io.tributary.storefront.StorefrontException;
import io.tributary.storefront.TrackingStatus;
import io.tributary.storefront.Verification;
import io.tributary.storefront.Verification.Outcome;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tracking code of the platform that is there, on the pages of the stores that are connected. */
@Component
public final class StoredStorefront implements Storefront {
    private static final Logger LOG = LoggerFactory.getLogger(StoredStorefront.class);
    /** Longer than the few requests of one change take, however slow the store. */
    private static final Duration LONGEST_CHANGE = Duration.ofMinutes(5);

    private static final int FIRST_ERROR = 400;

    /** Stores are shown without it, and say what is missing. */
    @Reference(
            name = "platform",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile AffiliatePlatform platform;

    private final StorefrontTable table;
    private final Connections connections;
    private final StorePages pages;
    private final Clock clock;

    @Activate
    public StoredStorefront(
            @Reference(name = "table") StorefrontTable table,
            @Reference(name = "connections") Connections connections,
            @Reference(name = "pages") StorePages pages) {
        this(table, connections, pages, Clock.systemUTC());
    }

    /** For tests: a clock that can be set. */
    StoredStorefront(StorefrontTable table, Connections connections, StorePages pages, Clock clock) {
        this.table = table;
        this.connections = connections;
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public TrackingStatus status(ConnectionId id) throws StorefrontException.Unknown {
        Connection connection = connected(id);
        Offer offer = offer(id);
        String reason = offer.code().isEmpty() ? offer.reason() : obstacle(connection);
        return new TrackingStatus(
                offer.code(),
                reason.isEmpty(),
                reason,
                table.script(id).map(script -> installed(script, offer.code())),
                table.check(id));
    }

    private static InstalledScript installed(ScriptRow script, Optional<TrackingCode> code) {
        return new InstalledScript(
                script.id(),
                code.filter(script::isCurrent).isPresent(),
                script.installedAt(),
                script.visibility(),
                script.consent(),
                Texts.note(script.visibility()));
    }

    /** What the platform offers: a code, or why there is none. */
    private record Offer(Optional<TrackingCode> code, String reason) {}

    private Offer offer(ConnectionId id) {
        AffiliatePlatform now = platform;
        if (now == null) {
            return new Offer(Optional.empty(), Texts.NO_PLATFORM);
        }
        try {
            Optional<TrackingCode> code = now.trackingCode(id.account());
            return new Offer(code, code.isPresent() ? "" : Texts.noCode(now.name()));
        } catch (PlatformException e) {
            LOG.debug("{} tells no tracking code of {}", now.name(), id.account(), e);
            return new Offer(Optional.empty(), e.getMessage());
        }
    }

    /** Why the code cannot be installed; empty when it can. */
    private String obstacle(Connection connection) {
        if (connection.address().kind() == StoreAddress.Kind.LEGACY) {
            return Texts.LEGACY;
        }
        Optional<String> known = table.refusal(connection.id());
        return known.isPresent() ? known.get() : askForObstacle(connection.id());
    }

    private String askForObstacle(ConnectionId id) {
        try {
            open(id).probeScriptWriting();
            table.keepRefusal(id, "");
            return "";
        } catch (StoreException e) {
            return keepScopes(id, e).orElse(e.getMessage());
        }
    }

    /** A scope that is missing stays so for as long as the credentials are the same; nothing else does. */
    private Optional<String> keepScopes(ConnectionId id, StoreException failure) {
        if (failure instanceof StoreException.Unauthorized refusal && refusal.scopeMissing()) {
            String text = Texts.scopes(refusal);
            table.keepRefusal(id, text);
            return Optional.of(text);
        }
        return Optional.empty();
    }

    @Override
    public TrackingStatus install(ConnectionId id, Actor by) throws StorefrontException {
        return changing(id, () -> {
            Offer offer = offer(id);
            TrackingCode code = offer.code().orElseThrow(() -> new StorefrontException.Refused(offer.reason(), null));
            Optional<ScriptRow> before = table.script(id);
            Installer.Done done = installer(id, before).install(code);
            ScriptRow now = ScriptRow.of(done.script(), code, now());
            if (before.filter(now::saysTheSameAs).isEmpty()
                    || done.step() != Installer.Step.NONE
                    || !done.extra().isEmpty()) {
                table.keep(id, now, AuditNotes.installed(id, before, now, done, by));
                LOG.info("{} has the tracking code as script {}", id, now.id());
            }
            table.keepRefusal(id, "");
        });
    }

    @Override
    public TrackingStatus remove(ConnectionId id, Actor by) throws StorefrontException {
        return changing(id, () -> {
            Optional<ScriptRow> before = table.script(id);
            List<ScriptId> gone = installer(id, before).remove(offer(id).code());
            if (before.isPresent() || !gone.isEmpty()) {
                table.forget(id, AuditNotes.removed(id, gone, by));
                LOG.info("{} has no tracking code of ours any more", id);
            }
        });
    }

    private Installer installer(ConnectionId id, Optional<ScriptRow> known) throws StoreException {
        return new Installer(open(id), known.map(ScriptRow::id));
    }

    private Store open(ConnectionId id) throws StoreException {
        return connections.open(id, CallObserver.NONE);
    }

    /** A change of the store's script. */
    private interface Change {
        void make() throws StorefrontException, StoreException;
    }

    private TrackingStatus changing(ConnectionId id, Change change) throws StorefrontException {
        Connection connection = connected(id);
        if (connection.address().kind() == StoreAddress.Kind.LEGACY) {
            throw new StorefrontException.Refused(Texts.LEGACY, null);
        }
        Instant now = now();
        String claim = table.claim(id, now, now.plus(LONGEST_CHANGE))
                .orElseThrow(() -> new StorefrontException.Unavailable(Texts.BUSY, null));
        try {
            change.make();
        } catch (StoreException.Unavailable | StoreException.Interrupted e) {
            throw new StorefrontException.Unavailable(e.getMessage(), e);
        } catch (StoreException e) {
            throw new StorefrontException.Refused(keepScopes(id, e).orElse(e.getMessage()), e);
        } finally {
            table.release(id, claim);
        }
        return status(id);
    }

    @Override
    public Verification verify(ConnectionId id, Optional<URI> page) throws StorefrontException {
        Connection connection = connected(id);
        Offer offer = offer(id);
        TrackingCode code = offer.code().orElseThrow(() -> new StorefrontException.Refused(offer.reason(), null));
        if (page.map(URI::getRawUserInfo).isPresent()) {
            throw new StorefrontException.Refused("The page's address names a user; shoppers' addresses do not.", null);
        }
        Verification check = look(
                page.orElseGet(() -> URI.create(connection.home())),
                code,
                table.script(id).isPresent());
        table.keep(id, check);
        return check;
    }

    private Verification look(URI address, TrackingCode code, boolean installed) throws StorefrontException {
        try {
            StorePage page = pages.fetch(address);
            String at = page.address().toString();
            if (page.status() >= FIRST_ERROR) {
                return new Verification(now(), Outcome.UNREACHABLE, at, Texts.status(page.status()));
            }
            CodeOnPage.Found found = new CodeOnPage(code).in(page.html());
            return new Verification(now(), found.outcome(), at, Texts.found(found, installed));
        } catch (StoreException.Interrupted e) {
            throw new StorefrontException.Unavailable("Stopped before the page was there.", e);
        } catch (StoreException e) {
            return new Verification(now(), Outcome.UNREACHABLE, address.toString(), e.getMessage());
        }
    }

    private Connection connected(ConnectionId id) throws StorefrontException.Unknown {
        return connections
                .find(id)
                .filter(connection -> connection.state() != Connection.State.DISCONNECTED)
                .orElseThrow(() -> new StorefrontException.Unknown(
                        "The account '" + id.account() + "' has no connected store '" + id.store() + "'."));
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
