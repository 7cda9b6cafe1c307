package io.tributary.testkit;

import io.tributary.database.Database;
import io.tributary.database.internal.SqlDatabase;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Databases for tests, each empty and seen by nobody else. A module's tests run once on H2 and once on PostgreSQL when the
 * module has migrations; the build says which by the system property {@value #CHOICE}.
 */
public final class TestDatabase {
    /** {@code h2}, which is also meant by nothing, or {@code postgresql}. */
    public static final String CHOICE = "tributary.test.database";

    private TestDatabase() {}

    /** An empty database of the kind that this run of the tests is for. */
    public static Database empty() {
        String choice = System.getProperty(CHOICE, "h2");
        return switch (choice) {
            case "h2" -> h2();
            case "postgresql" -> TestPostgres.empty();
            default -> throw new IllegalStateException(CHOICE + " is neither h2 nor postgresql: " + choice);
        };
    }

    /** An H2 database in memory, set up as the embedded one is. It goes with the JVM. */
    public static Database h2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        h2.setUser("sa");
        return new SqlDatabase(h2);
    }
}
