package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.Integration;
import io.tributary.rest.RestSection;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code /accounts/{account}/integrations}: what is deployed at this moment. */
@Component(configurationPid = "io.tributary.platform.embedded")
public final class IntegrationsSection implements RestSection {
    private final AllAccounts all;

    @Reference(
            name = "integrations",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile List<Integration> integrations = List.of();

    @Activate
    public IntegrationsSection(@Reference(name = "all") AllAccounts all) {
        this.all = all;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public String name() {
        return "integrations";
    }

    @Override
    public Object resource(Place place) {
        return new IntegrationsResource(all, List.copyOf(integrations), Requests.account(place.account()));
    }

    @Override
    public Class<?> type() {
        return IntegrationsResource.class;
    }
}
