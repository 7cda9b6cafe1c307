package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.database.internal.SqlDatabase;
import io.tributary.orderimport.OrderEntry;
import io.tributary.orderimport.OrderFilter;
import io.tributary.orderimport.OrderState;
import io.tributary.platform.AffiliateId;
import io.tributary.testkit.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders are found by what they are now, whatever they were before. */
class OrderListTest {
    private final SqlDatabase database = (SqlDatabase) TestDatabase.empty();
    private final World world = new World(database);

    @Test
    void byEachOfItsCodesAndByWhoeverIsCredited() {
        world.store.add(order(1).coupons("10", "ANN10", "BOB10"));
        world.store.add(order(2).coupons("10", "BOB10"));
        world.store.add(order(3).coupons("10", "SUMMER"));
        world.run();
        assertThat(found("ann", "", "")).containsExactly(1L);
        assertThat(found("bob", "", "")).containsExactly(2L);
        assertThat(found("", "bob10", "")).containsExactly(2L, 1L);
        assertThat(found("", "", "summer")).containsExactly(3L);
        assertThat(found("ann", "bob10", "Ann10")).containsExactly(1L);
        assertThat(found("bob", "ann10", "")).isEmpty();
    }

    @Test
    void notByWhatIsNoLongerOnIt() {
        world.store.add(order(1).coupons("10", "ANN10"));
        world.run();
        world.store.change(1, o -> o.coupons("10", "BOB10", "SUMMER"));
        world.run();
        assertThat(found("ann", "", "")).isEmpty();
        assertThat(found("", "ann10", "")).isEmpty();
        assertThat(found("bob", "", "")).containsExactly(1L);
        assertThat(found("", "summer", "")).containsExactly(1L);
    }

    @Test
    void pagesOfAStateAndAReasonGoDownFromTheNewest() {
        for (int id = 1; id <= 6; id++) {
            world.store.add(id % 3 == 0 ? order(id) : order(id).coupons("10", "ANN10"));
        }
        world.run();
        OrderFilter ann = filter("", "ann", "", "");
        assertThat(ids(ann, 5, 2)).containsExactly(4L, 2L);
        assertThat(ids(filter("no-coupon", "", "", ""), Long.MAX_VALUE, 9)).containsExactly(6L, 3L);
        assertThat(ids(OrderFilter.in(OrderState.CREDITED), 5, 2)).containsExactly(4L, 2L);
        assertThat(ids(filter("coupon", "ann", "", ""), 4, 9)).containsExactly(2L, 1L);
        assertThat(ids(filter("no-coupon", "ann", "", ""), Long.MAX_VALUE, 9)).isEmpty();
    }

    @Test
    void aCodeThatNobodyCanAskForKeepsNothingOut() {
        world.store.add(order(1).coupons("10", "X".repeat(5_000), "ANN10"));
        world.run();
        assertThat(found("", "ann10", "")).containsExactly(1L);
    }

    @Test
    void alsoThoseOfEarlierReleases() {
        String columns =
                "insert into orders_order (account, store, order_id, state, reason, affiliate, codes, ordered_at,"
                        + " modified_at, digest, rules_version, changes, batch, first_at, decided_at, explanation)";
        database.openAsOf(OrdersJob.class, "orders", 7).useHandle(handle -> {
            String[] codes = {null, "", "ANN10", "\tlast\nANN10\nBOB10", "\tbarred\n\tlink\nBOB10", "X".repeat(5_000)};
            for (int id = 0; id < codes.length; id++) {
                handle.execute(
                        columns + " values (?, ?, ?, 'credited', 'coupon', ?, ?, current_timestamp, current_timestamp,"
                                + " '', 1, 0, 0, current_timestamp, current_timestamp, '{}')",
                        World.STORE.account().value(),
                        World.STORE.store(),
                        id,
                        id == 3 ? "ann" : null,
                        codes[id]);
            }
        });
        assertThat(found("", "ann10", "")).containsExactly(3L, 2L);
        assertThat(found("", "bob10", "")).containsExactly(4L, 3L);
        assertThat(found("", "last", "")).isEmpty();
        assertThat(found("ann", "", "")).containsExactly(3L);
    }

    private List<Long> found(String affiliate, String coupon, String search) {
        return ids(filter("", affiliate, coupon, search), Long.MAX_VALUE, 50);
    }

    private List<Long> ids(OrderFilter filter, long before, int limit) {
        return world.ledger().list(World.STORE, filter, before, limit).stream()
                .map(OrderEntry::order)
                .toList();
    }

    private static OrderFilter filter(String reason, String affiliate, String coupon, String search) {
        return new OrderFilter(
                Optional.empty(),
                given(reason),
                given(affiliate).map(AffiliateId::new),
                given(coupon),
                given(search),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty());
    }
}
