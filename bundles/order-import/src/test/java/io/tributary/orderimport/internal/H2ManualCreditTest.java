package io.tributary.orderimport.internal;

import io.tributary.testkit.TestDatabase;

class H2ManualCreditTest extends ManualCreditContract {
    H2ManualCreditTest() {
        super(TestDatabase.h2());
    }
}
