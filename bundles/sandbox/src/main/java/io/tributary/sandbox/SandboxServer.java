package io.tributary.sandbox;

import io.tributary.sandbox.internal.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** An HTTP server on 127.0.0.1 that holds any number of stores. Threads may share it. */
@ProviderType
public interface SandboxServer extends AutoCloseable {

    /**
     * Opens a server.
     *
     * @param port the port, 0 for any free one
     * @param clock the stores' clock: their {@code Date} header, modification dates and quota windows come from it
     */
    static SandboxServer start(int port, Clock clock) throws IOException {
        return LoopbackServer.start(port, clock);
    }

    int port();

    /** The control API, {@code http://127.0.0.1:PORT/control/}. */
    URI controlPath();

    /** Adds a store; its hash and its legacy user must be new to this server. */
    SandboxStore createStore(StoreSpec spec);

    Optional<SandboxStore> store(String hash);

    /** Closes the port, cuts open connections and forgets the stores. */
    @Override
    void close();
}
