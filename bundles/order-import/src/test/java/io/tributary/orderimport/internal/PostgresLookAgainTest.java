package io.tributary.orderimport.internal;

import java.sql.SQLException;

class PostgresLookAgainTest extends LookAgainContract {
    PostgresLookAgainTest() throws SQLException {
        super(SharedPostgres.database());
    }
}
