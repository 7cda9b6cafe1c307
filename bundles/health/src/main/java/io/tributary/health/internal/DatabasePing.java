package io.tributary.health.internal;

import io.tributary.health.Finding;
import io.tributary.health.HealthSource;
import io.tributary.health.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Whether the database answers. Asked directly, not through a room: rooms cannot start without it. */
@Component(service = {DatabasePing.class, HealthSource.class})
public final class DatabasePing implements HealthSource {
    private static final Duration REUSE = Duration.ofSeconds(2);
    private static final int PATIENCE_SECONDS = 2;
    private static final long SLOW_MILLIS = 1000;

    @Reference(
            name = "dataSource",
            target = "(osgi.jndi.service.name=tributary)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile DataSource dataSource;

    private final Recent<Finding> ping;

    @Activate
    public DatabasePing() {
        this(Clock.systemUTC());
    }

    private DatabasePing(Clock clock) {
        this.ping = new Recent<>(this::look, REUSE, clock);
    }

    DatabasePing(DataSource dataSource, Clock clock) {
        this(clock);
        this.dataSource = dataSource;
    }

    boolean answers() {
        return ping.get().status() != Status.CRITICAL;
    }

    @Override
    public String room() {
        return "database";
    }

    @Override
    public List<Finding> node() {
        return List.of(ping.get());
    }

    private Finding look() {
        DataSource database = dataSource;
        if (database == null) {
            return away("No database is configured on this node.");
        }
        long start = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid(PATIENCE_SECONDS)) {
                return away("The database does not answer.");
            }
        } catch (SQLException e) {
            return away("The database cannot be reached: " + e.getMessage());
        }
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        Map<String, Long> figures = Map.of("answerMillis", millis);
        return millis < SLOW_MILLIS
                ? Finding.ok("database", "The database answers.", figures)
                : new Finding(
                        "database",
                        Status.WARN,
                        "The database took " + millis + " ms to answer.",
                        "Look at its load and at hikari.maximumPoolSize in etc/org.ops4j.datasource-tributary.cfg.",
                        figures);
    }

    private static Finding away(String seen) {
        return new Finding(
                "database",
                Status.CRITICAL,
                seen,
                "Start it, or mend its address in etc/org.ops4j.datasource-tributary.cfg; work goes on by itself.",
                Map.of());
    }
}
