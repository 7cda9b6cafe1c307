package io.tributary.rest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import io.tributary.rest.RestSection.Scope;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import org.apache.cxf.dosgi.common.api.IntentsProvider;

/**
 * Hands a request on to the section that its address names.
 *
 * <p>It brings its providers itself. Named intents would be looked up while bundles start, with a wait of 30 seconds on
 * the thread that starts them, and would be kept after an update of this bundle.
 */
final class RootResource implements RootApi, IntentsProvider {
    private final Sections sections;
    private final List<Object> providers;

    RootResource(Sections sections, List<Object> providers) {
        this.sections = sections;
        this.providers = List.copyOf(providers);
    }

    @Override
    public List<?> getIntents() {
        return providers;
    }

    @Override
    public Index index() {
        return Index.of(sections.all());
    }

    @Override
    public JsonNode openApi() {
        return new OpenApi(sections.all()).document();
    }

    @Override
    public Object section(String section, HttpServletRequest request) {
        return resource(Scope.ROOT, section, new Place("", "", Callers.of(request)));
    }

    @Override
    public Object accountSection(String account, String section, HttpServletRequest request) {
        return resource(Scope.ACCOUNT, section, new Place(account, "", Callers.of(request)));
    }

    @Override
    public Object storeSection(String account, String store, String section, HttpServletRequest request) {
        return resource(Scope.STORE, section, new Place(account, store, Callers.of(request)));
    }

    private Object resource(Scope scope, String name, Place place) {
        return sections.find(scope, name)
                .orElseThrow(() -> ApiProblem.notFound("There is no section \"" + name
                        + "\" here. The root of this API lists what is served at this moment."))
                .resource(place);
    }
}
