package io.tributary.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import io.tributary.database.Database;
import io.tributary.database.internal.SqlDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * The PostgreSQL server of this JVM: started when the first test asks for it, stopped when the JVM ends. Each database is a
 * schema of its own, because a database takes a hundred times as long to make.
 */
public final class TestPostgres implements AutoCloseable {
    private static final int CONNECTIONS = 60;
    private static TestPostgres started;
    private static Exception failure;
    private final JdbcConnectionPool connections;

    private TestPostgres(EmbeddedPostgres server) {
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {server.getPort()});
        source.setDatabaseName("postgres");
        source.setUser("postgres");
        connections = JdbcConnectionPool.create(source);
        connections.setMaxConnections(CONNECTIONS);
    }

    /** An empty database that nobody else sees. Where no server starts, the test is reported as skipped. */
    public static Database empty() {
        return server().emptySchema();
    }

    /** The server itself, for tests that want PostgreSQL whatever the build is testing on. */
    public static TestPostgres start() {
        return server();
    }

    /** An empty database that nobody else sees. */
    public Database database() throws SQLException {
        return emptySchema();
    }

    /** Leaves the server to the tests that follow. */
    @Override
    public void close() throws IOException {}

    private static synchronized TestPostgres server() {
        if (started == null && failure == null) {
            try {
                // Nothing of a test outlives its server, so nothing has to reach the disk.
                started = new TestPostgres(EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start());
            } catch (IOException | IllegalStateException e) {
                failure = e;
            }
        }
        return failure == null ? started : abort("NOT RUN: no PostgreSQL server starts on this machine: " + failure);
    }

    private Database emptySchema() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = connections.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create schema " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL server of the tests makes no schema", e);
        }
        return new SqlDatabase(new SchemaSource(connections, name));
    }
}
