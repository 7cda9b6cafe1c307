package io.tributary.orderimport.internal;

import io.tributary.database.Database;
import io.tributary.testkit.TestPostgres;
import java.sql.SQLException;

/** One server for all tests of this bundle; it goes with the JVM. */
final class SharedPostgres {
    private static TestPostgres server;

    private SharedPostgres() {}

    /** An empty database that nobody else sees; where no server starts, the test is reported as skipped. */
    static synchronized Database database() throws SQLException {
        if (server == null) {
            server = TestPostgres.start();
        }
        return server.database();
    }
}
