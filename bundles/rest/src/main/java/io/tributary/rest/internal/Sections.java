package io.tributary.rest.internal;

import io.tributary.rest.RestSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The sections that bundles offer at this moment; they come and go while requests are served. */
@Component(service = Sections.class)
public final class Sections {
    @Reference(
            name = "sections",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<RestSection> present = List.of();

    @Activate
    public Sections() {}

    Sections(List<RestSection> present) {
        this.present = List.copyOf(present);
    }

    /** What is there now, each address once; later changes do not reach the answer. */
    List<RestSection> all() {
        Map<String, RestSection> byPath = new LinkedHashMap<>();
        present.forEach(section -> byPath.put(path(section), section));
        return new ArrayList<>(byPath.values());
    }

    /** Of two with one address, the one with the higher ranking, which is listed behind. */
    Optional<RestSection> find(RestSection.Scope scope, String name) {
        return present.stream()
                .filter(section -> section.scope() == scope && section.name().equals(name))
                .reduce((lower, higher) -> higher);
    }

    /** The section's address below the root, a template without a slash in front. */
    static String path(RestSection section) {
        return switch (section.scope()) {
            case ROOT -> section.name();
            case ACCOUNT -> "accounts/{account}/" + section.name();
            case STORE -> "accounts/{account}/stores/{store}/" + section.name();
        };
    }
}
