package io.tributary.testkit;

import io.tributary.database.Database;
import io.tributary.database.internal.SqlDatabase;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** Databases for tests, each empty and seen by nobody else. */
public final class TestDatabase {
    private TestDatabase() {}

    /** An H2 database in memory, set up as the embedded one is. It goes with the JVM. */
    public static Database h2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        h2.setUser("sa");
        return new SqlDatabase(h2);
    }
}
