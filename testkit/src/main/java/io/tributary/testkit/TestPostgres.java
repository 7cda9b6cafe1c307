package io.tributary.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import io.tributary.database.Database;
import io.tributary.database.internal.SqlDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A PostgreSQL server for the tests of one class. It takes some seconds to start, so a class starts one and each test
 * takes a database of its own.
 */
public final class TestPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    private TestPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server; where none starts, the tests that wanted it are reported as skipped. */
    public static TestPostgres start() {
        try {
            return new TestPostgres(EmbeddedPostgres.start());
        } catch (IOException | IllegalStateException e) {
            return abort("NOT RUN: no PostgreSQL server starts on this machine: " + e);
        }
    }

    /** An empty database that nobody else sees. */
    public Database database() throws SQLException {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new SqlDatabase(server.getDatabase("postgres", name));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
