package io.tributary.health.internal;

import io.tributary.health.Finding;
import io.tributary.health.Health;
import io.tributary.health.HealthSource;
import io.tributary.health.Status;
import io.tributary.health.StoreRef;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every room, and says which ones are missing. */
@Component(configurationPid = "io.tributary.health")
@Designate(ocd = HealthService.Config.class)
public final class HealthService implements Health {
    private static final Logger LOG = LoggerFactory.getLogger(HealthService.class);
    /** Rooms that do not speak for themselves, and by which service one sees that they are there. */
    private static final Map<String, String> SILENT = Map.of(
            "bigcommerce",
            "io.tributary.bigcommerce.BigCommerce",
            "platform",
            "io.tributary.platform.AffiliatePlatform");

    private final Sources sources;
    private final Predicate<String> services;
    private final Set<String> expected;
    private final Recent<Report> node;

    /** What the administrator of a node says about its health. */
    @ObjectClassDefinition(name = "Tributary health")
    public @interface Config {
        @AttributeDefinition(
                name = "Rooms",
                description = "Rooms that must be there, parted by commas; one that is not makes the node critical")
        String rooms() default "bigcommerce, connections, coupons, database, orders, platform, sync";

        @AttributeDefinition(
                name = "Reuse (seconds)",
                description = "How long what was found about the node is told again, 0 to 3600",
                min = "0",
                max = "3600")
        int reuse_seconds() default 15;
    }

    @Activate
    public HealthService(Config config, BundleContext bundles, @Reference(name = "sources") Sources sources) {
        this(
                sources,
                name -> isThere(bundles, name),
                split(config.rooms()),
                Duration.ofSeconds(reuse(config)),
                Clock.systemUTC());
    }

    /** @param services whether a service of this type is registered */
    HealthService(Sources sources, Predicate<String> services, Set<String> expected, Duration reuse, Clock clock) {
        this.sources = sources;
        this.services = services;
        this.expected = expected;
        this.node = new Recent<>(() -> look(HealthSource::node, false), reuse, clock);
    }

    private static int reuse(Config config) {
        int seconds = config.reuse_seconds();
        if (seconds < 0 || seconds > 3600) {
            throw new IllegalArgumentException(
                    "io.tributary.health: reuse.seconds must be a whole number from 0 to 3600, not '" + seconds + "'");
        }
        return seconds;
    }

    private static Set<String> split(String rooms) {
        return Arrays.stream(rooms.split(","))
                .map(String::strip)
                .filter(room -> !room.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isThere(BundleContext bundles, String service) {
        try {
            // All of them: the types are the rooms' own, and this bundle is wired to none.
            return bundles.getAllServiceReferences(service, null) != null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("a missing filter is a filter", e);
        }
    }

    @Override
    public Report node() {
        return node.get();
    }

    @Override
    public Optional<Report> store(StoreRef store) {
        Report report = look(source -> source.store(store), true);
        return report.rooms().stream().anyMatch(Room::present) ? Optional.of(report) : Optional.empty();
    }

    /** @param onlySpeaking whether rooms that are there and have nothing to say are left out */
    private Report look(Function<HealthSource, List<Finding>> question, boolean onlySpeaking) {
        Map<String, Room> rooms = new TreeMap<>();
        Set<String> present = new TreeSet<>();
        for (HealthSource source : sources.all()) {
            present.add(source.room());
            List<Finding> findings = ask(source, question);
            if (!onlySpeaking || !findings.isEmpty()) {
                rooms.put(source.room(), new Room(source.room(), true, findings));
            }
        }
        for (String room : expected) {
            boolean isThere = present.contains(room) || services.test(SILENT.getOrDefault(room, "-"));
            if (!isThere) {
                rooms.put(room, new Room(room, false, List.of(missing(room))));
            } else if (!onlySpeaking) {
                rooms.computeIfAbsent(room, name -> new Room(name, true, List.of()));
            }
        }
        return new Report(List.copyOf(rooms.values()));
    }

    private static List<Finding> ask(HealthSource source, Function<HealthSource, List<Finding>> question) {
        try {
            return question.apply(source);
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("{} could not be asked for its health", source.room(), e);
            return List.of(new Finding(
                    "room",
                    Status.CRITICAL,
                    "The room could not be asked: " + e.getClass().getSimpleName() + ".",
                    "See whether the database answers; the log has more at level DEBUG.",
                    Map.of()));
        }
    }

    private static Finding missing(String room) {
        return new Finding(
                "room",
                Status.CRITICAL,
                "The room is missing: its bundle is stopped or not installed, or what it needs is.",
                "bundle:list shows the state, bundle:start starts a bundle again. A host that does without it names the"
                        + " rooms that it has in etc/io.tributary.health.cfg.",
                Map.of());
    }
}
