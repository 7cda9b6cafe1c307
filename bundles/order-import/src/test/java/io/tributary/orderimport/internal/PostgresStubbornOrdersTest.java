package io.tributary.orderimport.internal;

import java.sql.SQLException;

class PostgresStubbornOrdersTest extends StubbornOrdersContract {
    PostgresStubbornOrdersTest() throws SQLException {
        super(SharedPostgres.database());
    }
}
