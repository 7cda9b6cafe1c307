package io.tributary.couponsync.internal;

import io.tributary.database.Database;
import io.tributary.testkit.TestDatabase;

class H2CouponTableTest extends CouponTableContract {
    @Override
    Database emptyDatabase() {
        return TestDatabase.h2();
    }
}
