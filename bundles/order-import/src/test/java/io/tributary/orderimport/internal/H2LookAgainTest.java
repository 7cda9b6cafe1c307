package io.tributary.orderimport.internal;

import io.tributary.testkit.TestDatabase;

class H2LookAgainTest extends LookAgainContract {
    H2LookAgainTest() {
        super(TestDatabase.h2());
    }
}
