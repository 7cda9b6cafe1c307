package io.tributary.orderimport.internal;

import java.sql.SQLException;

class PostgresBuyersTest extends BuyersContract {
    PostgresBuyersTest() throws SQLException {
        super(SharedPostgres.database());
    }
}
