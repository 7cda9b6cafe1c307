package io.tributary.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.tributary.rest.RestSection;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import javax.ws.rs.GET;
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
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;

/** The distribution that we ship, booted as it is. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class AssemblyIT {
    private final Api api = new Api();

    @Inject
    private BundleContext bundles;

    @Configuration
    public Option[] container() {
        return Containers.karaf("assembly").toArray(Option[]::new);
    }

    @Before
    public void isReady() throws Exception {
        api.await("/", 200);
    }

    @Test
    public void everyBundleOfOursIsActive() {
        List<String> inactive = Arrays.stream(bundles.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("io.tributary."))
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();

        assertEquals(List.of(), inactive);
    }

    @Test
    public void noOtherConsoleIsOpen() {
        assertTrue(Arrays.stream(bundles.getBundles())
                .map(Bundle::getSymbolicName)
                .noneMatch(name -> name.equals("org.apache.karaf.shell.ssh")
                        || name.equals("org.apache.karaf.management.server")));
    }

    @Test
    public void asksForALogin() throws Exception {
        HttpResponse<String> answer = api.get("/tributary/api/v1/accounts", "");

        assertEquals(401, answer.statusCode());
        assertEquals(
                "Basic realm=\"karaf\", charset=\"UTF-8\"",
                answer.headers().firstValue("WWW-Authenticate").orElse(""));
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    public void admitsOnlyTheRoleAdminOfKarafsRealm() throws Exception {
        assertEquals(401, api.get("/tributary/api/v1/", "nobody").statusCode());
        assertEquals(403, api.get("/tributary/api/v1/", "viewer").statusCode());
        assertEquals(200, api.get("/tributary/api/v1/", "admin").statusCode());
    }

    @Test
    public void hasNoWayInBesideTheDoor() throws Exception {
        assertEquals(404, api.get("/cxf/", "admin").statusCode());
        assertEquals(404, api.get("/cxf/tributary/api/v1/accounts", "admin").statusCode());
        assertEquals(404, api.get("/cxf/services", "").statusCode());
        assertEquals(404, api.get("/services").statusCode());
    }

    @Test
    public void describesItself() throws Exception {
        HttpResponse<String> answer = api.get("/openapi.json");

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains("\"/accounts/{account}/affiliates\""));
    }

    @Test
    public void servesASectionAsLongAsItsBundleOffersIt() throws Exception {
        assertEquals(404, api.get("/greeting").statusCode());

        ServiceRegistration<RestSection> section =
                bundles.registerService(RestSection.class, new GreetingSection(), null);
        assertEquals("{\"text\":\"hello\"}", api.await("/greeting", 200).body());
        assertTrue(api.get("/openapi.json").body().contains("\"/greeting\""));

        section.unregister();
        assertTrue(api.await("/greeting", 404).body().contains("There is no section"));
    }

    @Test
    public void comesBackWhenItsBundleIsStartedAgain() throws Exception {
        Bundle rest = bundle("io.tributary.rest");
        rest.stop();
        api.await("/", 404);

        rest.start();

        api.await("/accounts", 200);
    }

    @Test
    public void servesWithTheNewCodeAfterAnUpdate() throws Exception {
        Bundle rest = bundle("io.tributary.rest");
        long before = rest.getLastModified();

        rest.update();

        assertTrue(rest.getLastModified() > before);
        api.await("/", 200);
        assertEquals(401, api.get("/tributary/api/v1/", "").statusCode());
    }

    @Test
    public void goesOnWithoutTheBundleOfASection() throws Exception {
        api.await("/accounts", 200);
        Bundle platform = bundle("io.tributary.platform-embedded");
        platform.stop();
        api.await("/accounts", 404);
        assertEquals(200, api.get("/").statusCode());

        platform.start();

        assertFalse(api.await("/accounts", 200).body().isEmpty());
    }

    private Bundle bundle(String name) throws BundleException {
        return Arrays.stream(bundles.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow(() -> new BundleException("no bundle " + name));
    }

    /** What the section answers. */
    public record Greeting(String text) {}

    /** A section with one address. */
    public static final class GreetingSection implements RestSection {
        @Override
        public Scope scope() {
            return Scope.ROOT;
        }

        @Override
        public String name() {
            return "greeting";
        }

        @Override
        public Object resource(Place place) {
            return new GreetingResource();
        }

        @Override
        public Class<?> type() {
            return GreetingResource.class;
        }
    }

    /** Answers its one address. */
    public static final class GreetingResource {
        @GET
        public Greeting greet() {
            return new Greeting("hello");
        }
    }
}
