package io.tributary.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.karaf.options.KarafDistributionOption;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/** A host's own Karaf, to which an operator adds our features repository. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class StockKarafIT {
    private final Api api = new Api();

    @Inject
    private BundleContext bundles;

    @Inject
    private FeaturesService features;

    @Configuration
    public Option[] container() {
        List<Option> extra = List.of(
                Containers.operatorsRepository(),
                KarafDistributionOption.editConfigurationFilePut(
                        "etc/org.apache.karaf.management.cfg", "rmiRegistryPort", "0"),
                KarafDistributionOption.editConfigurationFilePut(
                        "etc/org.apache.karaf.management.cfg", "rmiServerPort", "0"),
                KarafDistributionOption.editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", "0"),
                KarafDistributionOption.editConfigurationFilePut(
                        "etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", "${test.port}"));
        return Stream.concat(Containers.karaf("stock.karaf").stream(), extra.stream())
                .toArray(Option[]::new);
    }

    @Test
    public void takesTheFeaturesAndGivesThemBackWithoutATrace() throws Exception {
        Set<String> before = installed();
        URI repository =
                URI.create("mvn:io.tributary/features/" + System.getProperty("tributary.version") + "/xml/features");
        Set<String> wanted = Set.of("tributary-platform-embedded", "tributary-bigcommerce");

        features.addRepository(repository);
        features.installFeatures(wanted, EnumSet.noneOf(FeaturesService.Option.class));

        api.await("/accounts", 200);
        assertEquals(401, api.get("/tributary/api/v1/accounts", "").statusCode());
        assertTrue("the shell's commands come by themselves", has("tributary-shell"));

        features.uninstallFeatures(
                wanted.stream().map(this::withVersion).collect(Collectors.toSet()),
                EnumSet.noneOf(FeaturesService.Option.class));
        features.removeRepository(repository);

        assertEquals(before, installed());
    }

    private boolean has(String feature) throws Exception {
        return features.isInstalled(features.getFeature(feature));
    }

    private String withVersion(String feature) {
        try {
            return feature + "/" + features.getFeature(feature).getVersion();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<String> installed() throws IOException {
        return Arrays.stream(bundles.getBundles())
                .map(bundle -> bundle.getSymbolicName() + "/" + bundle.getVersion())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
