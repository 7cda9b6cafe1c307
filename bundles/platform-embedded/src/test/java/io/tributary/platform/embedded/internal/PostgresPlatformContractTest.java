package io.tributary.platform.embedded.internal;

import io.tributary.testkit.AffiliatePlatformContract;
import io.tributary.testkit.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresPlatformContractTest extends AffiliatePlatformContract {
    private static TestPostgres server;

    @BeforeAll
    static void start() {
        server = TestPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected Host newHost() throws Exception {
        return new EmbeddedHost(server.database());
    }
}
