package io.tributary.sandbox;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server with one store for each test. */
abstract class SandboxTest {

    final ManualClock clock = new ManualClock();
    SandboxServer server;
    SandboxStore store;
    Client client;

    @BeforeEach
    void open() throws IOException {
        server = SandboxServer.start(0, clock);
        use(StoreSpec.of("abc123").withoutQuota());
    }

    /** Asks another store from now on. */
    void use(StoreSpec spec) {
        store = server.createStore(spec);
        client = Client.of(store);
    }

    @AfterEach
    void close() {
        server.close();
    }
}
