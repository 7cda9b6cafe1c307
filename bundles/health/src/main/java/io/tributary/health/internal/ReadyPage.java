package io.tributary.health.internal;

import io.tributary.rest.PlainPage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code /tributary/ready}, for load balancers: 200 and {@code ready} when this node can serve requests, 503 and {@code
 * up} when it runs and cannot. Says nothing else, because everybody may ask.
 */
@Component
public final class ReadyPage implements PlainPage {
    private static final String TEXT = "text/plain;charset=UTF-8";

    private final DatabasePing database;

    @Activate
    public ReadyPage(@Reference(name = "database") DatabasePing database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "ready";
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Document document() {
        return database.answers() ? new Document(200, TEXT, "ready\n") : new Document(503, TEXT, "up\n");
    }
}
