package io.tributary.itests;

import io.tributary.testkit.leaddyno.FakeAccount;
import io.tributary.testkit.leaddyno.FakeLeadDyno;
import io.tributary.testkit.leaddyno.Switches;
import java.time.Instant;
import java.util.List;
import org.osgi.framework.BundleContext;

/** A fake LeadDyno in the Karaf that the test runs in. Its classes are there only after {@link #install}. */
final class LeadDynoInside implements AutoCloseable {
    static final String TESTKIT = "testkit";
    static final String PRIVATE_KEY = "inside-private-key";

    private final FakeLeadDyno fake = new FakeLeadDyno(Switches.USUAL, Instant::now);
    private final FakeAccount account = fake.account(PRIVATE_KEY, "inside-public-key");

    static void install(BundleContext bundles) throws Exception {
        bundles.installBundle("wrap:" + System.getProperty(TESTKIT)
                        + "$Bundle-SymbolicName=io.tributary.testkit&Bundle-Version=1.0.0"
                        + "&Export-Package=io.tributary.testkit.leaddyno"
                        + "&Import-Package=com.fasterxml.jackson.databind,com.fasterxml.jackson.databind.node")
                .start();
    }

    String address() {
        return fake.address().toString();
    }

    void addAffiliate(String code) {
        account.addAffiliate(code, code + "@example.com", code);
    }

    /** Purchase codes of what counts. */
    List<String> livePurchases() {
        return account.livePurchases().stream().map(FakeAccount.Seen::code).toList();
    }

    long writes() {
        return fake.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .count();
    }

    @Override
    public void close() {
        fake.close();
    }
}
