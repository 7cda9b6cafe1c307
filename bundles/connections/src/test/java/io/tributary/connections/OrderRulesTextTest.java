package io.tributary.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRulesTextTest {
    private static final OrderRules UNUSUAL = new OrderRules(
            7,
            new OrderRules.Statuses(Set.of(10, 11), Set.of(), Set.of(0), Set.of(5), Set.of(14), Set.of(13, 77)),
            new OrderRules.Amount(true, true),
            OrderRules.CouponChoice.LAST,
            OrderRules.Precedence.LINK,
            OrderRules.SelfReferral.HOLD,
            true,
            Optional.of(Instant.parse("2026-01-31T12:30:00.5Z")),
            true,
            List.of(new OrderRules.Period(
                    Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2025-02-01T00:00:00Z"))));

    @Test
    void everyRuleStandsInTheText() {
        assertThat(OrderRulesText.write(UNUSUAL))
                .isEqualTo("{\"version\":7,\"statuses\":{\"counts\":[10,11],\"waits\":[],\"ignored\":[0],"
                        + "\"reverses\":[5],\"recomputes\":[14],\"holds\":[13,77]},"
                        + "\"amount\":{\"tax\":true,\"shipping\":true},\"coupon\":\"last\",\"precedence\":\"link\","
                        + "\"selfReferral\":\"hold\","
                        + "\"newCustomersOnly\":true,\"ordersCreatedSince\":\"2026-01-31T12:30:00.500Z\","
                        + "\"migratedOrders\":true,\"historical\":[{\"from\":\"2025-01-01T00:00:00Z\","
                        + "\"to\":\"2025-02-01T00:00:00Z\"}]}");
    }

    @Test
    void whatWasWrittenIsReadAsItWas() throws Exception {
        assertThat(OrderRulesText.read(OrderRulesText.write(UNUSUAL))).isEqualTo(UNUSUAL);
        OrderRules standard = OrderRules.standard();
        assertThat(OrderRulesText.read(OrderRulesText.write(standard))).isEqualTo(standard);
    }

    @Test
    void whatIsLeftOutHasItsStandardValue() throws Exception {
        assertThat(OrderRulesText.read("{}")).isEqualTo(OrderRules.standard().withVersion(0));
        assertThat(OrderRulesText.read("{\"version\":3,\"statuses\":{\"holds\":[13,77]},\"amount\":{\"tax\":true}}"))
                .satisfies(rules -> assertThat(rules.version()).isEqualTo(3))
                .satisfies(rules -> assertThat(rules.statuses().holds()).containsExactlyInAnyOrder(13, 77))
                .satisfies(rules -> assertThat(rules.statuses().counts())
                        .isEqualTo(OrderRules.standard().statuses().counts()))
                .satisfies(rules -> assertThat(rules.amount()).isEqualTo(new OrderRules.Amount(true, false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"cuopon\":\"last\"} | cuopon",
                "{\"amount\":{\"handling\":true}} | amount.handling",
                "{\"amount\":{\"tax\":\"yes\"}} | amount.tax",
                "{\"amount\":{\"tax\":1}} | amount.tax",
                "{\"coupon\":\"FIRST\"} | coupon",
                "{\"precedence\":\"both\"} | precedence",
                "{\"selfReferral\":\"allow\"} | selfReferral",
                "{\"statuses\":{\"counts\":[1,\"x\"]}} | statuses.counts[1]",
                "{\"statuses\":{\"counts\":[2.5]}} | statuses.counts[0]",
                "{\"statuses\":{\"counts\":[null]}} | statuses.counts",
                "{\"statuses\":{\"counts\":[11,5]}} | statuses",
                "{\"statuses\":{\"holds\":[-1]}} | statuses",
                "{\"ordersCreatedSince\":\"yesterday\"} | ordersCreatedSince",
                "{\"ordersCreatedSince\":\"+10000-01-01T00:00:00Z\"} | ordersCreatedSince",
                "{\"historical\":[{\"from\":\"2026-01-01T00:00:00Z\"}]} | historical[0].to",
                "{\"historical\":[{\"from\":\"2026-01-02T00:00:00Z\",\"to\":\"2026-01-01T00:00:00Z\"}]} | historical[0]",
                "{\"historical\":[null]} | historical[0]",
                "{\"version\":\"1\"} | version",
                "[] | ''",
                "null | ''",
                "{} {} | ''",
                "{ | ''",
            })
    void aMistakeIsNamed(String text, String member) {
        assertThatExceptionOfType(ConnectionException.Invalid.class)
                .isThrownBy(() -> OrderRulesText.read(text))
                .satisfies(e -> assertThat(e.field()).isEqualTo(member))
                .satisfies(e -> assertThat(e.getMessage()).endsWith("."));
    }

    @Test
    void aStatusMeansOneThing() {
        assertThatExceptionOfType(ConnectionException.Invalid.class)
                .isThrownBy(() -> OrderRulesText.read("{\"statuses\":{\"counts\":[11,5]}}"))
                .withMessage("The status 5 is in counts and in reverses, but can mean only one.");
    }
}
