package io.tributary.platform.embedded.internal.rest;

import io.tributary.audit.Actor;
import io.tributary.rest.RestSection.Place;

/** Who sends requests, as the audit log names them. */
final class Callers {
    private Callers() {}

    static Actor of(Place place) {
        return new Actor(place.caller().user(), place.caller().from());
    }
}
