package io.tributary.health.internal;

import io.tributary.health.HealthSource;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The rooms that speak for themselves at this moment; they come and go. */
@Component(service = Sources.class)
public final class Sources {
    @Reference(
            name = "sources",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<HealthSource> present = List.of();

    @Activate
    public Sources() {}

    Sources(List<HealthSource> present) {
        this.present = present;
    }

    /** What is there now; later changes do not reach the answer. */
    List<HealthSource> all() {
        return new ArrayList<>(present);
    }
}
