package io.tributary.health.internal;

import io.tributary.health.HealthSource;
import io.tributary.health.Measure;
import io.tributary.rest.PlainPage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /tributary/metrics}, for Prometheus, which logs in as any user of the API does. */
@Component
public final class MetricsPage implements PlainPage {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsPage.class);
    /** Two Prometheus servers, or an impatient one, cost no more than one. */
    private static final Duration REUSE = Duration.ofSeconds(10);

    private final Sources sources;
    private final Recent<String> text;

    @Activate
    public MetricsPage(@Reference(name = "sources") Sources sources) {
        this(sources, Clock.systemUTC());
    }

    MetricsPage(Sources sources, Clock clock) {
        this.sources = sources;
        this.text = new Recent<>(this::look, REUSE, clock);
    }

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public Document document() {
        return new Document(200, Exposition.MEDIA_TYPE, text.get());
    }

    private String look() {
        List<Measure> all = new ArrayList<>();
        for (HealthSource source : sources.all()) {
            boolean isAsked = true;
            try {
                all.addAll(source.measures());
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("{} could not be asked for its figures", source.room(), e);
                isAsked = false;
            }
            all.add(Measure.gauge(
                    "tributary_room_up",
                    "Whether a room of this node answered when its figures were asked for; stopped rooms have none.",
                    Map.of("room", source.room()),
                    isAsked ? 1 : 0));
        }
        return Exposition.of(all);
    }
}
