package io.tributary.platform.embedded.internal;

import io.tributary.testkit.AffiliatePlatformContract;
import io.tributary.testkit.TestDatabase;

class H2PlatformContractTest extends AffiliatePlatformContract {
    @Override
    protected Host newHost() {
        return new EmbeddedHost(TestDatabase.h2());
    }
}
