package io.tributary.sandbox.internal.control;

import io.tributary.sandbox.SandboxServer;
import io.tributary.sandbox.SandboxStore;
import io.tributary.sandbox.StoreSpec;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one sandbox server while its bundle is started. Stores are added over the control API or the service. */
@Component(
        name = "io.tributary.sandbox",
        service = SandboxServer.class,
        immediate = true,
        configurationPid = "io.tributary.sandbox",
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
@Designate(ocd = SandboxComponent.Config.class)
public final class SandboxComponent implements SandboxServer {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxComponent.class);

    @ObjectClassDefinition(name = "Tributary sandbox store")
    @interface Config {
        @AttributeDefinition(name = "Port", description = "Port on 127.0.0.1; 0 takes any free one", min = "0")
        int port() default 0;
    }

    private final SandboxServer server;

    @Activate
    public SandboxComponent(Config config) throws IOException {
        int port = config.port();
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port = " + port + " is not within 0 to 65535");
        }
        this.server = SandboxServer.start(port, Clock.systemUTC());
        LOG.info("Sandbox stores at {}", server.controlPath());
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public URI controlPath() {
        return server.controlPath();
    }

    @Override
    public SandboxStore createStore(StoreSpec spec) {
        return server.createStore(spec);
    }

    @Override
    public Optional<SandboxStore> store(String hash) {
        return server.store(hash);
    }

    @Override
    @Deactivate
    public void close() {
        server.close();
    }
}
