package io.tributary.platform.embedded.internal.tracking;

import io.tributary.health.HealthSource;
import io.tributary.health.Measure;
import io.tributary.platform.embedded.CollectorFigures;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.HttpService;
import org.osgi.service.http.NamespaceException;
import org.osgi.service.metatype.annotations.Designate;

/** Puts the script and the collector at their addresses in the host's HTTP service, as long as this bundle runs. */
@Component(
        service = {CollectorService.class, HealthSource.class},
        immediate = true,
        configurationPid = "io.tributary.platform.embedded")
@Designate(ocd = CollectorConfig.class)
public final class CollectorService implements HealthSource {
    private static final String ALIAS = "/tributary/t";
    private static final int LEADS = 5_000;
    private static final int VISITS = 10_000;

    private final HttpService http;
    private final HitQueue queue = new HitQueue(LEADS, VISITS);
    private final Tally tally = new Tally();
    private final Instant since = Instant.now();
    private final Writer writer;

    @Activate
    public CollectorService(
            CollectorConfig config,
            @Reference(name = "store") HitStore store,
            @Reference(name = "http") HttpService http)
            throws ServletException, NamespaceException {
        this.http = http;
        this.writer = new Writer(queue, store, tally, Clock.systemUTC());
        http.registerServlet(
                ALIAS,
                servlet(config, store),
                new Hashtable<>(Map.of("servlet-name", "tributary-tracking")),
                http.createDefaultHttpContext());
        writer.start();
    }

    private Servlet servlet(CollectorConfig config, HitStore store) {
        Limits limits = Limits.of(config.address_hits_per_minute(), config.key_hits_per_minute(), System::nanoTime);
        Collector collector = new Collector(
                new Keys(store, ForkJoinPool.commonPool(), System::nanoTime),
                limits,
                new Duplicates(System::nanoTime),
                queue,
                tally,
                Clock.systemUTC());
        return new TrackingServlet(collector, proxies(config.proxies()));
    }

    private static Set<String> proxies(String setting) {
        return Arrays.stream(setting.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(each -> Client.written(each)
                        .orElseThrow(() -> new IllegalArgumentException("proxies in"
                                + " etc/io.tributary.platform.embedded.cfg are IP addresses parted by commas, not '"
                                + each + "'")))
                .collect(Collectors.toSet());
    }

    @Deactivate
    public void close() {
        try {
            http.unregister(ALIAS);
        } finally {
            writer.close();
        }
    }

    /** What this node was told since the component started. */
    public CollectorFigures figures() {
        long refused = tally.all().entrySet().stream()
                .filter(each -> each.getKey().startsWith(Collector.REFUSED))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new CollectorFigures(
                since,
                tally.of(Collector.ACCEPTED),
                tally.of(Writer.WRITTEN),
                tally.of(Collector.SHED_VISIT),
                tally.of(Collector.SHED_LEAD),
                tally.of(Collector.DUPLICATE),
                tally.of(Collector.BOT),
                tally.of(Collector.DO_NOT_TRACK),
                refused,
                tally.of(Writer.FAILED));
    }

    @Override
    public String room() {
        return "tracking";
    }

    @Override
    public List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        tally.all()
                .forEach((result, count) -> measures.add(Measure.counter(
                        "tributary_collector_hits",
                        "What pages of stores told, by what became of it.",
                        Map.of("result", result),
                        count)));
        measures.add(Measure.gauge(
                "tributary_collector_waiting", "Visits and leads that wait to be written.", Map.of(), queue.size()));
        return measures;
    }
}
