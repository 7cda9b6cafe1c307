package io.tributary.orderimport.internal;

import io.tributary.testkit.TestPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class PostgresLedgerTest {
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
    class LookAgainTest extends LookAgainContract {
        LookAgainTest() throws SQLException {
            super(server.database());
        }
    }

    @Nested
    class BuyersTest extends BuyersContract {
        BuyersTest() throws SQLException {
            super(server.database());
        }
    }
}
