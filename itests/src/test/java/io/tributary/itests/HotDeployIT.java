package io.tributary.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.junit.Before;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.MethodSorters;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleReference;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Bundles come and go while stores are synced and the API is asked. In this order, because a bundle that was installed by
 * hand does not go with its feature any more: Karaf leaves alone what others installed.
 */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HotDeployIT {
    private static final String FEATURE = "tributary-bigcommerce";
    private static final String JOB_STOPPED = "The run was interrupted because its job was stopped, for example to be"
            + " updated. The next run goes on where it ended.";
    private static final String SYNC_STOPPED = "The run was interrupted because syncing was stopped on this node. The"
            + " next run goes on where it ended.";

    private final Api api = new Api();

    @Inject
    private BundleContext bundles;

    @Inject
    private FeaturesService features;

    @Inject
    private ConfigurationAdmin configurations;

    @Configuration
    public Option[] container() {
        return Containers.karaf("assembly").toArray(Option[]::new);
    }

    @Before
    public void hasAStoreToTalkTo() throws Exception {
        api.await("/accounts", 200);
        SandboxFeature.install(features, configurations);
    }

    @Test
    public void anIntegrationComesAndGoesAsAWhole() throws Exception {
        Shop shop = new Shop(bundles, api, "whole", 2000, 5);
        shop.sync("orders");
        long run = shop.awaitWorkAfter("orders", 0);
        String version = features.getFeature(FEATURE).getVersion();
        assertEquals(List.of("bigcommerce"), cards(shop));
        try (Load load =
                new Load(api, "/accounts", shop.account() + "/affiliates", shop.account() + "/purchases?limit=5")) {
            features.uninstallFeature(FEATURE, version);

            isGone(shop.account() + "/stores");
            isGone(shop.path() + "/syncs");
            assertEquals(List.of(), cards(shop));
            assertEquals(
                    List.of(),
                    namesOf("bigcommerce", "connections", "sync", "order-import", "coupon-sync", "storefront"));
            Eventually.see("the end of its threads", () -> threads("tributary-sync", "db-scheduler"), List::isEmpty);
            Eventually.see("the end of threads of bundles that are gone", this::orphans, List::isEmpty);

            features.installFeature(FEATURE, version);

            api.await(shop.path() + "/coupons", 200);
            assertEquals(List.of("bigcommerce"), cards(shop));
            wasInterrupted(shop, run, JOB_STOPPED, SYNC_STOPPED);
            everythingWasAnswered(load);
        }
        shop.awaitWorkAfter("orders", run);
        endsRight(shop);
    }

    @Test
    public void jobsComeAndGo() throws Exception {
        // Its discount program has asked for a run of coupons.
        Shop shop = new Shop(bundles, api, "jobs", 4000, 200);
        long orders = shop.sync("orders");
        shop.awaitWorkAfter("orders", 0);
        try (Load load = new Load(
                api,
                "/accounts",
                shop.account() + "/affiliates",
                shop.account() + "/purchases?limit=5",
                shop.account() + "/stores",
                shop.path() + "/discount-program",
                shop.path() + "/syncs",
                shop.path() + "/orders?limit=5")) {
            takesItsJobAlong(shop, "coupon-sync", "coupons", "job is one of: orders, reconcile.");
            assertEquals("running", shop.run(orders).path("state").asText());
            everythingWasAnswered(load);
        }
        try (Load load = new Load(
                api,
                "/accounts",
                shop.account() + "/purchases?limit=5",
                shop.account() + "/stores",
                shop.path() + "/discount-program",
                shop.path() + "/syncs",
                shop.path() + "/coupons?limit=5")) {
            takesItsJobAlong(shop, "order-import", "orders", "job is one of: coupons.");
            everythingWasAnswered(load);
        }
        endsRight(shop);
    }

    /** With one bundle that is updated, stopped and installed anew, each time in the middle of a run of its job. */
    private void takesItsJobAlong(Shop shop, String name, String job, String others) throws Exception {
        String section = shop.path() + "/" + job;
        Bundle bundle = bundle(name);

        long run = shop.awaitWorkAfter(job, 0);
        bundle.update();
        wasInterrupted(shop, run, JOB_STOPPED);
        api.await(section, 200);

        run = shop.awaitWorkAfter(job, run);
        bundle.stop();
        wasInterrupted(shop, run, JOB_STOPPED);
        isGone(section);
        assertEquals("422 " + others, shop.refusal(job));
        bundle.start();
        api.await(section, 200);

        run = shop.awaitWorkAfter(job, run);
        String location = bundle.getLocation();
        bundle.uninstall();
        wasInterrupted(shop, run, JOB_STOPPED);
        isGone(section);
        assertEquals("422 " + others, shop.refusal(job));
        bundles.installBundle(location).start();
        api.await(section, 200);
        shop.awaitWorkAfter(job, run);
    }

    @Test
    public void theApiComesAndGoes() throws Exception {
        Shop shop = new Shop(bundles, api, "entry", 2000, 5);
        long run = shop.sync("orders");
        shop.awaitWorkAfter("orders", 0);
        Bundle rest = bundle("rest");
        try (Load load = new Load(api, "/", "/accounts", shop.path() + "/syncs")) {
            rest.update();
            api.await("/accounts", 200);

            rest.stop();
            api.await("/accounts", 404);
            assertEquals(List.of(), threads("tributary-rest"));
            rest.start();
            api.await("/accounts", 200);

            rest.uninstall();
            api.await("/accounts", 404);
            assertEquals(List.of(), threads("tributary-rest"));
            bundles.installBundle(rest.getLocation()).start();
            api.await(shop.path() + "/syncs", 200);

            load.awaitRound();
            Set<String> allowed = Set.of("200", "404", "503", Load.CUT);
            load.answers()
                    .forEach((path, seen) -> assertTrue(
                            path + " was answered " + seen, allowed.containsAll(seen) && seen.contains("200")));
        }
        assertEquals(401, api.get("/tributary/api/v1/", "").statusCode());
        endsRight(shop);
        assertEquals(
                "nobody interrupted it", run, shop.awaitEnd("orders").path("id").asLong());
    }

    /** Not waited for: a job's bundle is gone only after its runs have ended. */
    private void wasInterrupted(Shop shop, long run, String... sentences) throws Exception {
        JsonNode ended = Eventually.see("the end of run " + run, () -> shop.run(run), found -> !found.path("state")
                .asText()
                .equals("running"));
        assertEquals("failed", ended.path("state").asText());
        assertTrue(
                ended.toString(),
                List.of(sentences).contains(ended.path("error").asText()));
    }

    /** What stands on the page <i>Manage Integrations</i>. */
    private List<String> cards(Shop shop) throws Exception {
        List<String> ids = new ArrayList<>();
        new ObjectMapper()
                .readTree(api.await(shop.account() + "/integrations", 200).body())
                .path("items")
                .forEach(card -> ids.add(card.path("id").asText()));
        return ids;
    }

    private void isGone(String path) throws Exception {
        assertTrue(api.await(path, 404).body().contains("There is no section"));
    }

    private static void everythingWasAnswered(Load load) throws Exception {
        load.awaitRound();
        load.answers().forEach((path, statuses) -> assertEquals(path, Set.of("200"), statuses));
    }

    /** Lets everything come to its end, and counts. */
    private void endsRight(Shop shop) throws Exception {
        shop.hurry();
        assertEquals("succeeded", shop.awaitEnd("orders").path("state").asText());
        assertEquals(shop.expected(), shop.purchases());
        shop.sync("coupons");
        assertEquals("succeeded", shop.awaitEnd("coupons").path("state").asText());
        assertEquals(shop.codes(), shop.coupons());

        assertEquals("threads of a bundle that is gone", List.of(), orphans());
        List<String> ours = threads("tributary-");
        assertEquals(ours.stream().distinct().toList(), ours);
        for (String type : List.of("io.tributary.sync.SyncJob", "io.tributary.rest.RestSection")) {
            everyServiceIsThereOnceAndOfAnActiveBundle(type);
        }
    }

    private void everyServiceIsThereOnceAndOfAnActiveBundle(String type) throws Exception {
        ServiceReference<?>[] services = bundles.getAllServiceReferences(type, null);
        List<String> components = Arrays.stream(services)
                .map(service -> service.getProperty("component.name") + " of a bundle in state "
                        + service.getBundle().getState())
                .sorted()
                .toList();
        assertEquals(components.stream().distinct().toList(), components);
        components.forEach(component -> assertTrue(component, component.endsWith(" " + Bundle.ACTIVE)));
    }

    /** Threads that still run with the class loader of a bundle that was uninstalled. */
    private List<String> orphans() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() instanceof BundleReference reference
                        && reference.getBundle().getState() == Bundle.UNINSTALLED)
                .map(Thread::getName)
                .toList();
    }

    private static List<String> threads(String... prefixes) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> Arrays.stream(prefixes).anyMatch(name::startsWith))
                .sorted()
                .toList();
    }

    private Bundle bundle(String name) {
        return Arrays.stream(bundles.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("io.tributary." + name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bundle " + name));
    }

    /** Which of these bundles are installed. */
    private List<String> namesOf(String... names) {
        return Arrays.stream(bundles.getBundles())
                .map(Bundle::getSymbolicName)
                .filter(Arrays.stream(names).map(name -> "io.tributary." + name).collect(Collectors.toSet())::contains)
                .toList();
    }
}
