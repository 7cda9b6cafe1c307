package io.tributary.orderimport.internal;

import io.tributary.testkit.TestDatabase;

class H2StubbornOrdersTest extends StubbornOrdersContract {
    H2StubbornOrdersTest() {
        super(TestDatabase.h2());
    }
}
