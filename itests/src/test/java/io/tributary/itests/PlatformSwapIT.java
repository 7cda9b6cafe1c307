package io.tributary.itests;

import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * In a running Karaf, a host that was written by docs/platforms.md takes the place of the embedded one in the middle of an
 * import. The integration's bundles stay as they are, and their work goes on with the new host.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PlatformSwapIT {
    private static final String EMBEDDED = "tributary-platform-embedded";
    private static final String MINIMAL = "minimal.host";
    private static final Set<String> INTEGRATION =
            Set.of("bigcommerce", "connections", "sync", "order-import", "coupon-sync");

    private final Api api = new Api();
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final BundleListener watch = event -> {
        if (event.getType() == BundleEvent.STOPPED) {
            stopped.add(name(event.getBundle()));
        }
    };

    @Inject
    private BundleContext bundles;

    @Inject
    private FeaturesService features;

    @Inject
    private ConfigurationAdmin configurations;

    @Configuration
    public Option[] container() {
        List<Option> options = new ArrayList<>(Containers.karaf("assembly"));
        options.add(systemProperty(MINIMAL)
                .value(new File(System.getProperty(MINIMAL)).toURI().toString()));
        return options.toArray(Option[]::new);
    }

    @Before
    public void hasAStoreToTalkTo() throws Exception {
        api.await("/accounts", 200);
        SandboxFeature.install(features, configurations);
    }

    @Test
    public void anotherHostTakesThePlaceOfTheEmbeddedOne() throws Exception {
        Shop shop = new Shop(bundles, api, "swap", 1500, 5);
        long run = shop.sync("orders");
        shop.awaitWorkAfter("orders", 0);
        bundles.addBundleListener(watch);
        try {
            features.uninstallFeature(EMBEDDED, features.getFeature(EMBEDDED).getVersion());
            api.await("/accounts", 404);
            assertEquals(200, api.get(shop.path()).statusCode());
            assertEquals(INTEGRATION, activeOnes());

            configurations
                    .getConfiguration("io.tributary.minimalhost", null)
                    .update(new Hashtable<>(Map.of("account", "swap", "codes", String.join(",", shop.codes()))));
            bundles.installBundle(System.getProperty(MINIMAL)).start();
            api.await("/accounts", 200);
            shop.awaitWorkAfter("orders", run);
        } finally {
            bundles.removeBundleListener(watch);
        }
        assertEquals(
                "bundles of the integration that were stopped",
                List.of(),
                stopped.stream().filter(INTEGRATION::contains).toList());
        assertEquals(INTEGRATION, activeOnes());

        shop.hurry();
        assertEquals("succeeded", shop.awaitEnd("orders").path("state").asText());
        // What was told to the old host is told to the new one by those who compare.
        shop.sync("reconcile");
        assertEquals("succeeded", shop.awaitEnd("reconcile").path("state").asText());
        shop.sync("orders");
        assertEquals("succeeded", shop.awaitEnd("orders").path("state").asText());
        assertEquals(shop.expected(), held(shop));
        shop.sync("coupons");
        assertEquals("succeeded", shop.awaitEnd("coupons").path("state").asText());
        assertEquals(shop.codes(), shop.coupons());
    }

    private Set<String> activeOnes() {
        return Arrays.stream(bundles.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .map(PlatformSwapIT::name)
                .filter(INTEGRATION::contains)
                .collect(Collectors.toSet());
    }

    private static String name(Bundle bundle) {
        return bundle.getSymbolicName().replace("io.tributary.", "");
    }

    /** What the platform that is there holds of the store's orders. */
    private Map<Long, String> held(Shop shop) throws Exception {
        ServiceReference<AffiliatePlatform> reference = bundles.getServiceReference(AffiliatePlatform.class);
        AffiliatePlatform platform = bundles.getService(reference);
        assertEquals("Minimal host", platform.name());
        AccountId account = new AccountId("swap");
        Map<Long, String> held = new TreeMap<>();
        for (Purchase purchase : platform.find(shop.expected().keySet().stream()
                        .map(order -> new PurchaseKey(account, "swap", order))
                        .toList())
                .values()) {
            held.put(
                    purchase.key().order(),
                    purchase.amount().plain() + " " + purchase.state().name().toLowerCase(Locale.ROOT) + " "
                            + purchase.credit()
                                    .map(credit -> credit.code().value())
                                    .orElse("nobody"));
        }
        bundles.ungetService(reference);
        return held;
    }
}
