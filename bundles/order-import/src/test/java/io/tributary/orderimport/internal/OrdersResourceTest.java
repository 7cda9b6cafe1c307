package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdersResourceTest {
    private final World world = new World();
    private OrdersResource resource;

    @BeforeEach
    void importThreeOrders() {
        world.store.add(order(1).coupons("10.0000", "ANN10").shipping("5.0000", "5.0000"));
        world.store.add(order(2).status(7));
        world.store.add(order(3));
        world.run();
        OrdersSection section = new OrdersSection(world.ledger());
        section.credits = world.credits();
        resource = (OrdersResource) section.resource(new Place("default", "abc123"));
    }

    @Test
    void oneOrderHasDecisionReceiptAndTrace() {
        OrdersJson.Detail detail = resource.get("1");

        assertThat(detail.state()).isEqualTo("credited");
        assertThat(detail.decision().purchase())
                .isEqualTo(new OrdersJson.PurchaseJson(
                        "live", "90.00", "USD", new OrdersJson.AffiliateJson("ann", "ANN10")));
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
        OrdersJson.Page first = resource.list("", "", "2");
        assertThat(first.items()).extracting(OrdersJson.Item::orderId).containsExactly(3L, 2L);
        assertThat(first.next()).isEqualTo("2");
        OrdersJson.Page second = resource.list("", first.next(), "2");
        assertThat(second.items()).extracting(OrdersJson.Item::orderId).containsExactly(1L);
        assertThat(second.next()).isNull();
        assertThat(resource.list("waiting", "", "50").items())
                .extracting(OrdersJson.Item::orderId)
                .containsExactly(2L);
    }

    @Test
    void whatCannotBeIsSaid() {
        assertThatThrownBy(() -> resource.get("99"))
                .isInstanceOf(ApiProblem.class)
                .hasMessage("Order 99 has not been imported from this store.");
        assertThatThrownBy(() -> resource.get("x")).hasMessageContaining("whole number");
        assertThatThrownBy(() -> resource.list("nice", "", "50"))
                .hasMessage("must be one of credited, uncredited, waiting, ignored, reversed, held, failed");
        assertThatThrownBy(() -> resource.list("", "", "1000")).hasMessage("must be a whole number from 1 to 250");
        assertThatThrownBy(
                        () -> new OrdersResource(world.ledger(), Optional.empty(), new Place("NO WAY", "x")).get("1"))
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
        OrdersResource elsewhere = new OrdersResource(world.ledger(), Optional.empty(), new Place("default", "nobody"));
        assertThatThrownBy(() -> elsewhere.retry("1", new OrdersJson.Retry(null)))
                .isInstanceOfSatisfying(
                        ApiProblem.class, p -> assertThat(p.status()).isEqualTo(404));
    }
}
