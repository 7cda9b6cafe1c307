package io.tributary.orderimport.internal;

import io.tributary.testkit.TestDatabase;

class H2ReconcileTest extends ReconcileContract {
    H2ReconcileTest() {
        super(TestDatabase.h2());
    }
}
