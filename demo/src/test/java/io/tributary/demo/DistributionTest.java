package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void installsTheSandboxBesideTheIntegration() {
        assertThat(Distribution.withSandbox("featuresBoot = wrap, tributary-bigcommerce/0.1.0, shell"))
                .isEqualTo("featuresBoot = wrap, tributary-bigcommerce/0.1.0, tributary-sandbox/0.1.0, shell");
        assertThat(Distribution.withSandbox("featuresBoot = (a, tributary-bigcommerce)"))
                .isEqualTo("featuresBoot = (a, tributary-bigcommerce, tributary-sandbox)");
    }

    @Test
    void doesNotPretendWhenTheIntegrationIsMissing() {
        assertThatIllegalStateException().isThrownBy(() -> Distribution.withSandbox("featuresBoot = wrap"));
    }

    @Test
    void bootsAnotherPlatformInPlaceOfTheEmbeddedOne() {
        assertThat(Distribution.with(
                        "tributary-platform-leaddyno", "featuresBoot = tributary-platform-embedded/0.1.0, shell"))
                .isEqualTo("featuresBoot = tributary-platform-leaddyno/0.1.0, shell");
        assertThatIllegalStateException()
                .isThrownBy(() -> Distribution.with("tributary-platform-leaddyno", "featuresBoot = shell"));
    }
}
