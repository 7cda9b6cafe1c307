package io.tributary.rest.internal;

import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.Provider;

/**
 * Refuses what the {@link Guard} has not let in. CXF serves an endpoint through every servlet of its own, among them one
 * at {@code /cxf} that asks nobody for a login.
 *
 * <p>Without {@code @Provider} DOSGi would silently leave this filter out.
 */
@Provider
@PreMatching
public final class OnlyThroughTheDoor implements ContainerRequestFilter {
    /** The request attribute by which the guarded servlet says so; clients cannot set attributes. */
    static final String ADMITTED = "io.tributary.rest.admitted";

    @Override
    public void filter(ContainerRequestContext request) {
        if (!Boolean.TRUE.equals(request.getProperty(ADMITTED))) {
            request.abortWith(Response.status(404).build());
        }
    }
}
