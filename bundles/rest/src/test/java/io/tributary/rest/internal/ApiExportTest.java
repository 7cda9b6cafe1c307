package io.tributary.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import javax.ws.rs.ext.ExceptionMapper;
import javax.ws.rs.ext.Provider;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.remoteserviceadmin.ExportReference;
import org.osgi.service.remoteserviceadmin.RemoteServiceAdminEvent;

class ApiExportTest {
    private final List<String> log = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Bundle ours = fake(Bundle.class);
    private Dictionary<?, ?> offered;
    private final ApiExport export = new ApiExport(
            bundles(),
            new Sections(List.of()),
            (task, pause) -> {
                later.add(task);
                pauses.add(pause);
            },
            () -> log.add("timer stopped"));

    @Test
    void offersTheRootResourceAtTheApisAddress() {
        assertThat(log).containsExactly("+RemoteServiceAdminListener", "+RootApi");
        assertThat(offered.get("org.apache.cxf.rs.address")).isEqualTo("/tributary/api/v1");
        assertThat(offered.get("service.exported.configs")).isEqualTo("org.apache.cxf.rs");
    }

    @Test
    void offersItAnewWhenTheExportFails() {
        export.remoteAdminEvent(event(RemoteServiceAdminEvent.EXPORT_ERROR, ours));

        assertThat(log).as("not at once, on the thread that failed").hasSize(2);
        later.get(0).run();

        assertThat(log).containsExactly("+RemoteServiceAdminListener", "+RootApi", "-RootApi", "+RootApi");
    }

    @Test
    void waitsLongerAfterEachFailureUntilOneSucceeds() {
        for (int i = 0; i < 8; i++) {
            export.remoteAdminEvent(event(RemoteServiceAdminEvent.EXPORT_ERROR, ours));
        }
        export.remoteAdminEvent(event(RemoteServiceAdminEvent.EXPORT_REGISTRATION, ours));
        export.remoteAdminEvent(event(RemoteServiceAdminEvent.EXPORT_ERROR, ours));

        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 1L);
    }

    @Test
    void leavesTheExportsOfOthersAlone() {
        export.remoteAdminEvent(event(RemoteServiceAdminEvent.EXPORT_ERROR, fake(Bundle.class)));
        export.remoteAdminEvent(event(RemoteServiceAdminEvent.IMPORT_ERROR, ours));

        assertThat(later).isEmpty();
    }

    @Test
    void takesEverythingBackWhenItStops() {
        export.close();

        assertThat(log.subList(2, log.size()))
                .containsExactlyInAnyOrder("-RemoteServiceAdminListener", "timer stopped", "-RootApi");
    }

    @Test
    void marksEveryProviderSoThatDosgiDoesNotDropIt() {
        assertThat(ApiExport.providers())
                .allMatch(provider -> provider.getClass().isAnnotationPresent(Provider.class))
                .anyMatch(provider -> provider instanceof OnlyThroughTheDoor)
                .anyMatch(provider -> provider instanceof ExceptionMapper);
    }

    private RemoteServiceAdminEvent event(int type, Bundle bundle) {
        ServiceReference<?> service = (ServiceReference<?>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, args) -> method.getName().equals("getBundle") ? bundle : null);
        ExportReference reference = (ExportReference) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ExportReference.class},
                (proxy, method, args) -> method.getName().equals("getExportedService") ? service : null);
        return new RemoteServiceAdminEvent(type, bundle, reference, new IllegalStateException("no export"));
    }

    private BundleContext bundles() {
        return (BundleContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, args) -> {
                    if (method.getName().equals("getBundle")) {
                        return ours;
                    }
                    String name = ((Class<?>) args[0]).getSimpleName();
                    log.add("+" + name);
                    offered = (Dictionary<?, ?>) args[2];
                    return registration(name);
                });
    }

    private ServiceRegistration<?> registration(String name) {
        return (ServiceRegistration<?>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ServiceRegistration.class}, (proxy, method, args) -> {
                    log.add("-" + name);
                    return null;
                });
    }

    private static <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> switch (method.getName()) {
                    case "equals" -> proxy == args[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> method.getName();
                }));
    }
}
