package io.tributary.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.health.Measure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    @Test
    void writesWhatPrometheusReads() {
        String text = Exposition.of(List.of(
                Measure.counter("tributary_runs", "Ended runs.", Map.of("job", "orders", "outcome", "failed"), 2),
                Measure.counter("tributary_runs", "Ended runs.", Map.of("job", "orders", "outcome", "succeeded"), 40),
                Measure.gauge("tributary_puts_unconfirmed", "Calls.", Map.of(), 0.5)));

        assertThat(text).isEqualTo("""
                # HELP tributary_figures_left_out Figures that are not shown because they come twice or would make too many series.
                # TYPE tributary_figures_left_out gauge
                tributary_figures_left_out 0.0
                # HELP tributary_puts_unconfirmed Calls.
                # TYPE tributary_puts_unconfirmed gauge
                tributary_puts_unconfirmed 0.5
                # HELP tributary_runs_total Ended runs.
                # TYPE tributary_runs_total counter
                tributary_runs_total{job="orders",outcome="failed"} 2.0
                tributary_runs_total{job="orders",outcome="succeeded"} 40.0
                """);
    }

    @Test
    void tenThousandStoresMakeNoSeriesOfTheirOwn() {
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            measures.add(Measure.gauge("tributary_by_store", "Wrong.", Map.of("store", "s" + i), i));
            measures.add(Measure.gauge("tributary_by_place", "Wrong.", Map.of("place", "p" + i), i));
        }

        String text = Exposition.of(measures);

        assertThat(text).doesNotContain("tributary_by_store").contains("tributary_figures_left_out 19900.0");
        assertThat(text.lines().filter(line -> line.startsWith("tributary_by_place")))
                .hasSize(Exposition.MOST);
    }

    @Test
    void aRoomThatFailsIsShownAsDownAndTheOthersStay() {
        FakeSource orders = new FakeSource("orders");
        orders.measures.add(Measure.gauge("tributary_orders", "Orders.", Map.of(), 7));
        FakeSource sync = new FakeSource("sync");
        sync.broken = true;

        String text = new MetricsPage(new Sources(List.of(orders, sync)), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .document()
                .text();

        assertThat(text)
                .contains("tributary_orders 7.0", "room_up{room=\"orders\"} 1.0", "room_up{room=\"sync\"} 0.0")
                .doesNotContain("secret");
    }
}
