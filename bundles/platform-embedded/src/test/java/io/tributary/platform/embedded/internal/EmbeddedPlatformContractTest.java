package io.tributary.platform.embedded.internal;

import io.tributary.testkit.AffiliatePlatformContract;
import io.tributary.testkit.TestDatabase;

class EmbeddedPlatformContractTest extends AffiliatePlatformContract {
    @Override
    protected Host newHost() {
        return new EmbeddedHost(TestDatabase.empty());
    }
}
