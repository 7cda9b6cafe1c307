package io.tributary.rest.internal;

import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /session}. */
@Component
public final class SessionSection implements RestSection {
    static final String NAME = "session";

    private final Login login;
    private final Sessions sessions;

    @Activate
    public SessionSection(
            @Reference(name = "login") CarefulLogin login, @Reference(name = "sessions") Sessions sessions) {
        this((Login) login, sessions);
    }

    SessionSection(Login login, Sessions sessions) {
        this.login = login;
        this.sessions = sessions;
    }

    @Override
    public Scope scope() {
        return Scope.ROOT;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object resource(Place place) {
        return new SessionResource(login, sessions);
    }

    @Override
    public Class<?> type() {
        return SessionResource.class;
    }
}
