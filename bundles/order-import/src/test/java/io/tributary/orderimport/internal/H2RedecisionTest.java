package io.tributary.orderimport.internal;

import io.tributary.testkit.TestDatabase;

class H2RedecisionTest extends RedecisionContract {
    H2RedecisionTest() {
        super(TestDatabase.h2());
    }
}
