package io.tributary.orderimport.internal;

import io.tributary.testkit.TestDatabase;
import org.junit.jupiter.api.Nested;

class H2LedgerTest {
    @Nested
    class LookAgainTest extends LookAgainContract {
        LookAgainTest() {
            super(TestDatabase.h2());
        }
    }

    @Nested
    class BuyersTest extends BuyersContract {
        BuyersTest() {
            super(TestDatabase.h2());
        }
    }
}
