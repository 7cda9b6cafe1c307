package io.tributary.audit.internal;

import io.tributary.audit.AuditLog;
import io.tributary.rest.RestSection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /accounts/{account}/audit}. */
@Component
public final class AuditSection implements RestSection {
    private final AuditLog log;

    @Activate
    public AuditSection(@Reference(name = "log") AuditLog log) {
        this.log = log;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public Object resource(Place place) {
        return new AuditResource(log, place.account());
    }

    @Override
    public Class<?> type() {
        return AuditResource.class;
    }
}
