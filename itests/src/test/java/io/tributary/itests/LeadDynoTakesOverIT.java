package io.tributary.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * An account of the embedded platform moves to LeadDyno: LeadDyno is installed beside it, compared in the shadow, takes over,
 * and the embedded platform keeps the orders that it has.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class LeadDynoTakesOverIT {
    private static final Set<String> INTEGRATION = Set.of(
            "io.tributary.bigcommerce",
            "io.tributary.connections",
            "io.tributary.sync",
            "io.tributary.order-import",
            "io.tributary.coupon-sync");

    private final Api api = new Api();
    private final ObjectMapper mapper = new ObjectMapper();
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final BundleListener watch = event -> {
        if (event.getType() == BundleEvent.STOPPED) {
            stopped.add(event.getBundle().getSymbolicName());
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
        options.add(systemProperty(LeadDynoInside.TESTKIT)
                .value(new File(System.getProperty(LeadDynoInside.TESTKIT))
                        .toURI()
                        .toString()));
        return options.toArray(Option[]::new);
    }

    @Before
    public void hasAStoreAndALeadDynoToTalkTo() throws Exception {
        api.await("/accounts", 200);
        SandboxFeature.install(features, configurations);
        LeadDynoInside.install(bundles);
    }

    @Test
    public void anAccountMovesOrderByOrder() throws Exception {
        Shop shop = new Shop(bundles, api, "moving", 60, 3);
        shop.hurry();
        imports(shop);
        assertEquals(shop.expected(), shop.purchases());
        try (LeadDynoInside leadDyno = new LeadDynoInside()) {
            shop.codes().forEach(leadDyno::addAffiliate);
            bundles.addBundleListener(watch);
            configurations
                    .getConfiguration("io.tributary.platform.leaddyno", null)
                    .update(new Hashtable<>(Map.of("address", leadDyno.address())));
            features.installFeature("tributary-platform-leaddyno");
            setUp(shop);

            String code = shop.codes().get(0);
            long old = shop.sell(code);
            imports(shop);
            assertEquals("40.00 live " + code, shop.purchases().get(old));
            JsonNode shadow = compared(shop);
            assertTrue(shadow.toString(), shadow.path("on").asBoolean());
            assertEquals("LeadDyno has no purchase, decided was 40.00 USD for " + code, remark(shadow, old));
            assertEquals("what LeadDyno was told in the shadow", 0, leadDyno.writes());

            said("POST", shop, "shadow/take-over", "");
            long fresh = shop.sell(code);
            shop.setStatus(old, 5);
            imports(shop);
            assertEquals(List.of(Long.toString(fresh)), leadDyno.livePurchases());
            Map<Long, String> kept = shop.purchases();
            assertEquals("40.00 reversed " + code, kept.remove(old));
            assertEquals(shop.expected(), kept);

            // Who compares finds nothing to tell LeadDyno of.
            shop.sync("reconcile");
            assertEquals("succeeded", shop.awaitEnd("reconcile").path("state").asText());
            imports(shop);
            assertEquals(List.of(Long.toString(fresh)), leadDyno.livePurchases());
            assertEquals(1, leadDyno.writes());
        } finally {
            bundles.removeBundleListener(watch);
        }
        assertEquals(
                "bundles of the integration that were stopped",
                List.of(),
                stopped.stream().filter(INTEGRATION::contains).toList());
    }

    /** The shadow once all that was decided in it is compared, which takes more than one time. */
    private JsonNode compared(Shop shop) throws Exception {
        return Eventually.see(
                "all of the shadow's being compared",
                () -> said("POST", shop, "shadow/compare", ""),
                shadow -> shadow.path("compared").asLong()
                        == shadow.path("decided").asLong());
    }

    /** What is said of an order; others that were only just placed may have been looked at once more, and stand there too. */
    private static String remark(JsonNode shadow, long order) {
        for (JsonNode item : shadow.path("items")) {
            if (item.path("orderId").asLong() == order) {
                return item.path("remark").asText();
            }
        }
        return "nothing";
    }

    /** A run that meets the arrival of another platform is interrupted, and the next one goes on. */
    private void imports(Shop shop) throws Exception {
        Eventually.see(
                "an import that comes to its end",
                () -> {
                    shop.sync("orders");
                    return shop.awaitEnd("orders");
                },
                run -> run.path("state").asText().equals("succeeded"));
    }

    /** Enters the key as soon as it can be entered. */
    private void setUp(Shop shop) throws Exception {
        Eventually.see(
                "the keys' being taken",
                () -> api.send(
                                "PUT",
                                shop.account() + "/leaddyno",
                                mapper.writeValueAsString(Map.of("privateKey", LeadDynoInside.PRIVATE_KEY)))
                        .statusCode(),
                status -> status == 200);
        said("POST", shop, "poll", "");
    }

    private JsonNode said(String method, Shop shop, String what, String body) throws Exception {
        HttpResponse<String> answer = api.send(method, shop.account() + "/leaddyno/" + what, body);
        assertEquals(answer.body(), 200, answer.statusCode());
        return mapper.readTree(answer.body());
    }
}
