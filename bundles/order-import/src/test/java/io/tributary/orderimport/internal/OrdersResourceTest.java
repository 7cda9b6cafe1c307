package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.orderimport.OrderFilter;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdersResourceTest {
    private final World world = new World();
    private static final AffiliateId ANN = new AffiliateId("ann");
    private static final AffiliateNames NAMELESS = new AffiliateNames(Optional.empty());

    private OrdersResource resource;

    @BeforeEach
    void importThreeOrders() {
        world.store.add(order(1).coupons("10.0000", "ANN10").shipping("5.0000", "5.0000"));
        world.store.add(order(2).status(7));
        world.store.add(order(3));
        world.run();
        OrdersSection section = new OrdersSection(world.ledger());
        section.credits = world.credits();
        section.platform = world.platform;
        world.platform.affiliates.put(
                ANN, new Affiliate(ANN, "Ann Archer", "", Optional.empty(), AffiliateState.ACTIVE));
        resource = (OrdersResource) section.resource(new Place("default", "abc123"));
    }

    @Test
    void oneOrderHasDecisionReceiptAndTrace() {
        OrdersJson.Detail detail = resource.get("1");

        assertThat(detail.state()).isEqualTo("credited");
        assertThat(detail.decision().purchase())
                .isEqualTo(new OrdersJson.PurchaseJson(
                        "live", "90.00", "USD", new OrdersJson.AffiliateJson("ann", "ANN10", "Ann Archer")));
        assertThat(detail.receipt().lines())
                .containsExactly(
                        new OrdersJson.Line("goods without tax", "100.0000"),
                        new OrdersJson.Line("coupons", "-10.0000"));
        assertThat(detail.receipt().leftOut()).containsExactly(new OrdersJson.Line("shipping", "5.0000"));
        assertThat(detail.receipt().amount()).isEqualTo("90.0000");
        assertThat(detail.trace())
                .extracting(OrdersJson.Step::rule)
                .containsExactly("status", "amount", "affiliate", "purchase");
        assertThat(detail.history()).isEmpty();
        assertThat(detail.calls()).singleElement().satisfies(call -> assertThat(call.confirmedAt())
                .isNotNull());
    }

    @Test
    void anOrderThatDoesNotCountHasNoReceiptAndNoPurchase() {
        OrdersJson.Detail detail = resource.get("2");

        assertThat(detail.receipt()).isNull();
        assertThat(detail.calls()).isEmpty();
        assertThat(detail.decision().purchase()).isNull();
        assertThat(detail.decision().why()).isEqualTo("it is not paid yet");
    }

    @Test
    void listsGoFromPageToPage() {
        OrdersJson.Page first = page("", "", "2");
        assertThat(first.items()).extracting(OrdersJson.Item::orderId).containsExactly(3L, 2L);
        assertThat(first.next()).isEqualTo("2");
        OrdersJson.Page second = page("", first.next(), "2");
        assertThat(second.items()).extracting(OrdersJson.Item::orderId).containsExactly(1L);
        assertThat(second.next()).isNull();
        assertThat(page("waiting", "", "50").items())
                .extracting(OrdersJson.Item::orderId)
                .containsExactly(2L);
    }

    private OrdersJson.Page page(String state, String page, String limit) {
        return resource.list(state, "", "", "", "", "", "", page, limit);
    }

    @Test
    void listsHoldWhatIsAskedFor() {
        assertThat(found("", "", "", "", "", "")).containsExactly(3L, 2L, 1L);
        assertThat(found("unpaid", "", "", "", "", "")).containsExactly(2L);
        assertThat(found("", "ann", "", "", "", "")).containsExactly(1L);
        assertThat(found("", "bob", "", "", "", "")).isEmpty();
        assertThat(found("", "", "ann10", "", "", "")).containsExactly(1L);
        assertThat(found("", "", "ANN1", "", "", "")).isEmpty();
        assertThat(found("", "", "N10", "", "", "")).isEmpty();
        assertThat(found("", "", "%", "", "", "")).isEmpty();
        assertThat(found("", "", "", "Ann10", "", "")).containsExactly(1L);
        assertThat(found("", "", "", "2", "", "")).containsExactly(2L);
        assertThat(found("", "", "", "99", "", "")).isEmpty();
        assertThat(found("no-coupon", "ann", "", "", "", "")).isEmpty();
    }

    @Test
    void theFileHasEveryOrderThatIsAskedFor() throws IOException {
        String file = file(resource.export("credited", "", "", "", "", "", ""));

        assertThat(file.lines()).hasSize(2);
        assertThat(file)
                .startsWith("\uFEFForderId,orderedAt,state,reason,")
                .contains("\r\n1,")
                .contains(",live,90.00,USD,ann,Ann Archer,ANN10,ANN10,");
        assertThat(file(resource.export("", "", "", "", "", "", "")).lines()).hasSize(4);
        assertThatThrownBy(() -> resource.export("paid", "", "", "", "", "", ""))
                .isInstanceOf(ApiProblem.class);
    }

    private static String file(Response answer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((StreamingOutput) answer.getEntity()).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theDaysOfAListAreThoseOfTheStore() {
        ZoneId zone = world.connection().zone();
        LocalDate day = LocalDate.ofInstant(
                world.ledger()
                        .list(world.connection().id(), OrderFilter.ALL, 4, 1)
                        .get(0)
                        .orderedAt(),
                zone);
        String today = day.toString();
        assertThat(found("", "", "", "", today, today)).contains(3L);
        assertThat(found("", "", "", "", day.plusDays(1).toString(), "")).isEmpty();
        assertThat(found("", "", "", "", "", "0001-01-01")).isEmpty();
        assertThatThrownBy(() -> found("", "", "", "", "yesterday", "")).hasMessage("must be a day like 2026-03-01");
        assertThatThrownBy(() -> found("", "", "", "", today, day.minusDays(1).toString()))
                .hasMessageContaining("must not be before since");
    }

    @Test
    void listsTellWhatARowNeeds() {
        OrdersJson.Item item = page("credited", "", "50").items().get(0);
        assertThat(item.coupons()).hasSize(1).allSatisfy(code -> assertThat(code)
                .isEqualToIgnoringCase("ANN10"));
        assertThat(item.purchase().affiliate().name()).isEqualTo("Ann Archer");
        assertThat(item.modifiedAt()).isNotNull();
        assertThat(page("waiting", "", "50").items().get(0).coupons()).isEmpty();
        int asked = world.platform.affiliateQuestions;
        page("", "", "50");
        assertThat(world.platform.affiliateQuestions).isEqualTo(asked + 1);
    }

    @Test
    void ordersAreCountedByState() {
        assertThat(resource.counts().counts())
                .containsExactly(
                        new OrdersJson.Count("credited", 1),
                        new OrdersJson.Count("uncredited", 1),
                        new OrdersJson.Count("waiting", 1),
                        new OrdersJson.Count("ignored", 0),
                        new OrdersJson.Count("reversed", 0),
                        new OrdersJson.Count("held", 0),
                        new OrdersJson.Count("failed", 0));
    }

    private List<Long> found(String reason, String affiliate, String coupon, String q, String since, String until) {
        return resource.list("", reason, affiliate, coupon, q, since, until, "", "50").items().stream()
                .map(OrdersJson.Item::orderId)
                .toList();
    }

    @Test
    void whatCannotBeIsSaid() {
        assertThatThrownBy(() -> found("nice", "", "", "", "", "")).hasMessageStartingWith("must be one of coupon, ");
        assertThatThrownBy(() -> found("", "", "x".repeat(256), "", "", ""))
                .hasMessage("must have at most 255 characters");
        assertThatThrownBy(() -> resource.get("99"))
                .isInstanceOf(ApiProblem.class)
                .hasMessage("Order 99 has not been imported from this store.");
        assertThatThrownBy(() -> resource.get("x")).hasMessageContaining("whole number");
        assertThatThrownBy(() -> page("nice", "", "50"))
                .hasMessage("must be one of credited, uncredited, waiting, ignored, reversed, held, failed");
        assertThatThrownBy(() -> page("", "", "1000")).hasMessage("must be a whole number from 1 to 250");
        assertThatThrownBy(
                        () -> new OrdersResource(world.ledger(), Optional.empty(), NAMELESS, new Place("NO WAY", "x"))
                                .get("1"))
                .isInstanceOfSatisfying(
                        ApiProblem.class, p -> assertThat(p.status()).isEqualTo(404));
    }

    @Test
    void ordersAreTriedAgain() {
        OrdersJson.LookAgainJson one = resource.retry("2", new OrdersJson.Retry(true));
        assertThat(one).isEqualTo(new OrdersJson.LookAgainJson(1, 1L));
        assertThat(resource.retryAll(new OrdersJson.Retry(null))).isEqualTo(new OrdersJson.LookAgainJson(0, null));
        assertThat(world.run().count("again")).isEqualTo(1);
        assertThatThrownBy(() -> resource.retry("0", new OrdersJson.Retry(null)))
                .hasMessageContaining("whole number");
        OrdersResource elsewhere =
                new OrdersResource(world.ledger(), Optional.empty(), NAMELESS, new Place("default", "nobody"));
        assertThatThrownBy(() -> elsewhere.retry("1", new OrdersJson.Retry(null)))
                .isInstanceOfSatisfying(
                        ApiProblem.class, p -> assertThat(p.status()).isEqualTo(404));
    }
}
