package io.tributary.orderimport.internal;

import java.sql.SQLException;

class PostgresManualCreditTest extends ManualCreditContract {
    PostgresManualCreditTest() throws SQLException {
        super(SharedPostgres.database());
    }
}
