package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bigcommerce.Order;
import io.tributary.connections.OrderRules;
import io.tributary.orderimport.internal.Meaning.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusRuleTest {
    private static final OrderRules STANDARD = OrderRules.standard();

    @ParameterizedTest(name = "status {0}: {1}")
    @CsvSource({
        "0, IGNORED", "1, WAITS", "2, COUNTS", "3, COUNTS", "4, REVERSES", "5, REVERSES", "6, REVERSES", "7, WAITS",
        "8, COUNTS", "9, COUNTS", "10, COUNTS", "11, COUNTS", "12, WAITS", "13, HOLDS", "14, RECOMPUTES", "99, HOLDS"
    })
    void standardRulesGoByTheStatusId(int status, Effect effect) {
        assertThat(StatusRule.of(order(1).status(status).build(), STANDARD).effect())
                .isEqualTo(effect);
    }

    @Test
    @DisplayName("case 35: an unknown status is held")
    void unknownStatusIsHeldAndSaysSo() {
        assertThat(StatusRule.of(order(1).status(99).build(), STANDARD).reason())
                .isEqualTo(Reason.UNKNOWN_STATUS);
    }

    @Test
    @DisplayName("case 40: migrated history does not count unless the merchant says so")
    void migratedOrdersDoNotCountUnlessAllowed() {
        var migrated = order(1).migrated().build();

        assertThat(StatusRule.of(migrated, STANDARD)).isEqualTo(new Meaning(Effect.IGNORED, Reason.MIGRATED));
        assertThat(StatusRule.of(migrated, rules(Optional.empty(), true)).counts())
                .isTrue();
    }

    @Test
    @DisplayName("case 15: orders created before the start date do not count, whenever they were modified")
    void ordersCreatedBeforeTheStartDoNotCount() {
        OrderRules since = rules(Optional.of(Instant.parse("2026-02-01T00:00:00Z")), false);

        assertThat(StatusRule.of(order(1).created("2026-01-31T23:59:59Z").build(), since))
                .isEqualTo(new Meaning(Effect.IGNORED, Reason.TOO_OLD));
        assertThat(StatusRule.of(order(1).created("2026-02-01T00:00:00Z").build(), since)
                        .counts())
                .isTrue();
    }

    @Test
    @DisplayName("case 27: an order known to be archived is taken back")
    void archivedOrdersAreTakenBack() {
        assertThat(StatusRule.of(order(1).deleted().build(), STANDARD))
                .isEqualTo(new Meaning(Effect.REVERSES, Reason.ARCHIVED));
    }

    @Test
    void aTimeTakenInAfterwardsCountsAlthoughItLiesBeforeTheBound() {
        OrderRules rules = rules(Optional.of(Instant.parse("2026-02-01T00:00:00Z")), false)
                .withHistorical(List.of(new OrderRules.Period(
                        Instant.parse("2026-01-10T00:00:00Z"), Instant.parse("2026-01-20T00:00:00Z"))));
        assertThat(historical("2026-01-09T23:59:59Z", rules)).isEqualTo("too-old");
        assertThat(historical("2026-01-10T00:00:00Z", rules)).isEqualTo("historical");
        assertThat(historical("2026-01-19T23:59:59Z", rules)).isEqualTo("historical");
        assertThat(historical("2026-01-20T00:00:00Z", rules)).isEqualTo("too-old");
        assertThat(historical("2026-02-01T00:00:00Z", rules)).isEqualTo("counts");
    }

    private static String historical(String created, OrderRules rules) {
        Order order = order(1).created(created).build();
        Meaning meaning = StatusRule.of(order, rules);
        return StatusRule.isHistorical(order, rules)
                ? "historical"
                : meaning.counts() ? "counts" : meaning.reason().label();
    }

    private static OrderRules rules(Optional<Instant> since, boolean migrated) {
        return STANDARD.withCreatedSince(since).withMigrated(migrated);
    }
}
