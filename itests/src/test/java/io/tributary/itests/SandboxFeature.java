package io.tributary.itests;

import java.util.EnumSet;
import java.util.Hashtable;
import java.util.Map;
import org.apache.karaf.features.FeaturesService;
import org.osgi.service.cm.ConfigurationAdmin;

/** What an operator does to have stores that run in memory. */
final class SandboxFeature {
    private static final String NAME = "tributary-sandbox";

    private SandboxFeature() {}

    /** Installs the feature, unless it is there, and lets stores be at addresses of this machine. */
    static void install(FeaturesService features, ConfigurationAdmin configurations) throws Exception {
        if (features.isInstalled(features.getFeature(NAME))) {
            return;
        }
        features.installFeature(NAME, EnumSet.noneOf(FeaturesService.Option.class));
        configurations
                .getConfiguration("io.tributary.bigcommerce", null)
                .update(new Hashtable<>(Map.of("allowed.addresses", "127.0.0.1/32")));
    }
}
