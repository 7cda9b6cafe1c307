package io.tributary.couponsync.internal;

import io.tributary.database.Database;
import io.tributary.testkit.TestPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresCouponTableTest extends CouponTableContract {
    private static TestPostgres server;

    @BeforeAll
    static void start() {
        server = TestPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Database emptyDatabase() throws SQLException {
        return server.database();
    }
}
