package io.tributary.health.internal;

import io.tributary.health.Health;
import io.tributary.health.StoreRef;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import javax.ws.rs.GET;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;

/** How the node is, or a store. The answer is 200 whatever the status is: the question was answered. */
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
    private final Health health;
    private final Place place;

    HealthResource(Health health, Place place) {
        this.health = health;
        this.place = place;
    }

    @GET
    public ReportJson get() {
        if (place.store().isEmpty()) {
            return ReportJson.of(health.node());
        }
        return health.store(new StoreRef(place.account(), place.store()))
                .map(ReportJson::of)
                .orElseThrow(() -> ApiProblem.notFound(
                        "The account '" + place.account() + "' has no connected store '" + place.store() + "'."));
    }
}
