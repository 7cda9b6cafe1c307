package io.tributary.orderimport.internal;

import io.tributary.testkit.TestDatabase;

class H2BuyersTest extends BuyersContract {
    H2BuyersTest() {
        super(TestDatabase.h2());
    }
}
