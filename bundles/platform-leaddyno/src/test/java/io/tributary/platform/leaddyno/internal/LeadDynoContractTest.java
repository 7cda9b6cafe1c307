package io.tributary.platform.leaddyno.internal;

import io.tributary.testkit.AffiliatePlatformContract;
import io.tributary.testkit.TestDatabase;
import io.tributary.testkit.leaddyno.Switches;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** LeadDyno is a host like every other, whatever the answers to what nobody knows about it. */
@ParameterizedClass(name = "{0}")
@MethodSource("positions")
class LeadDynoContractTest extends AffiliatePlatformContract {
    private final Switches switches;
    private final List<LeadDynoHost> hosts = new ArrayList<>();

    LeadDynoContractTest(Switches switches) {
        this.switches = switches;
    }

    /**
     * Every position of every switch is in one of them. The switches have nothing to do with the database, so that one will
     * do on the second one.
     */
    static List<Switches> positions() {
        boolean h2 = System.getProperty(TestDatabase.CHOICE, "h2").equals("h2");
        return h2 ? Switches.together() : List.of(Switches.USUAL);
    }

    @Override
    protected Host newHost() {
        LeadDynoHost host = new LeadDynoHost(switches);
        hosts.add(host);
        return host;
    }

    @AfterEach
    void close() {
        hosts.forEach(LeadDynoHost::close);
    }
}
