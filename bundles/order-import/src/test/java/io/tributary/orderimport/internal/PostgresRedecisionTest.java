package io.tributary.orderimport.internal;

import io.tributary.testkit.TestPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class PostgresRedecisionTest {
    private static TestPostgres server;

    @BeforeAll
    static void startServer() {
        server = TestPostgres.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Nested
    class RedecisionTest extends RedecisionContract {
        RedecisionTest() throws SQLException {
            super(server.database());
        }
    }
}
