package io.tributary.bigcommerce.internal;

import static io.tributary.testkit.RawServer.empty;
import static io.tributary.testkit.RawServer.json;
import static io.tributary.testkit.RawServer.raw;
import static io.tributary.testkit.RawServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.CouponFeed;
import io.tributary.bigcommerce.CouponType;
import io.tributary.bigcommerce.NewCoupon;
import io.tributary.bigcommerce.StoreException;
import io.tributary.testkit.RawServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CouponsTest {
    private static final NewCoupon NEW = new NewCoupon(
            "Ann (ANN10)", "ANN10", CouponType.PERCENTAGE_DISCOUNT, new BigDecimal("10"), BigDecimal.ZERO);

    private static String coupon(long id, String code, String type) {
        return "{\"id\":" + id + ",\"name\":\"n" + id + "\",\"code\":\"" + code + "\",\"type\":\"" + type
                + "\",\"amount\":\"10.0000\",\"min_purchase\":\"0.0000\",\"expires\":\"\",\"enabled\":true,"
                + "\"applies_to\":{\"entity\":\"categories\",\"ids\":[7,3]},\"num_uses\":2,\"max_uses\":0,"
                + "\"max_uses_per_customer\":0,\"restricted_to\":[],\"shipping_methods\":null,"
                + "\"date_created\":\"Tue, 13 Mar 2018 16:18:59 +0000\"}";
    }

    private static String coupon(long id) {
        return coupon(id, "C" + id, "per_total_discount");
    }

    private static RawServer.Handler between(long first, long last, int most) {
        return asked -> {
            long from = Math.max(first, asked.number("min_id"));
            return from > last
                    ? empty()
                    : json(LongStream.rangeClosed(from, Math.min(last, from + most - 1))
                            .mapToObj(CouponsTest::coupon)
                            .collect(Collectors.joining(",", "[", "]")));
        };
    }

    private static List<Coupon> all(CouponFeed feed) throws StoreException {
        List<Coupon> all = new ArrayList<>();
        for (List<Coupon> page = feed.next(); !page.isEmpty(); page = feed.next()) {
            all.addAll(page);
        }
        return all;
    }

    @Test
    void scansByIdWithoutThePromotions() throws StoreException {
        try (Opened opened = Opened.current(between(10, 609, 250))) {
            assertThat(all(opened.store.coupons())).hasSize(600);
            assertThat(opened.server.asked.stream().map(RawServer.Asked::target))
                    .containsExactly(
                            "/stores/abc123/v2/coupons?min_id=1&limit=250&exclude_type=promotion",
                            "/stores/abc123/v2/coupons?min_id=260&limit=250&exclude_type=promotion",
                            "/stores/abc123/v2/coupons?min_id=510&limit=250&exclude_type=promotion",
                            "/stores/abc123/v2/coupons?min_id=610&limit=250&exclude_type=promotion");
        }
    }

    @Test
    @DisplayName("case D69: a page of nothing but promotions is not the end")
    void passesPromotions() throws StoreException {
        try (Opened opened = Opened.current(asked -> switch ((int) asked.number("min_id")) {
            case 1 -> json("[" + coupon(5, "P", "promotion") + "]");
            case 6 -> json("[" + coupon(6) + "," + coupon(8, "X", "tomorrows_discount") + "]");
            default -> empty();
        })) {
            assertThat(all(opened.store.coupons()))
                    .extracting(Coupon::type)
                    .containsExactly(CouponType.PER_TOTAL_DISCOUNT, CouponType.OTHER);
        }
    }

    @Test
    void stopsWhenTheStoreIgnoresTheId() throws StoreException {
        try (Opened opened = Opened.current(asked -> json("[" + coupon(5) + "]"))) {
            CouponFeed feed = opened.store.coupons();
            assertThat(feed.next()).hasSize(1);
            assertThat(catchThrowableOfType(StoreException.Unavailable.class, feed::next))
                    .hasMessageContaining("repeats pages");
        }
    }

    @Test
    void findsACodeInAnyCaseAndComparesTheAnswer() throws StoreException {
        try (Opened opened = Opened.current(asked ->
                json("[" + coupon(4, "LINK100", "free_shipping") + "," + coupon(5, "LINK10", "free_shipping") + "]"))) {
            assertThat(opened.store.findCouponByCode("link10")).map(Coupon::id).contains(5L);
            assertThat(opened.store.findCouponByCode("LINK")).isEmpty();
            assertThat(opened.server.asked.get(0).parameters()).containsEntry("code", "link10");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANN 10", "a+b", "50%&x=1", "\u00c4NN", "a/b?c#d"})
    void asksForOddCodesWithoutBendingThem(String code) throws StoreException {
        try (Opened opened = Opened.current(asked -> empty())) {
            assertThat(opened.store.findCouponByCode(code)).isEmpty();
            assertThat(opened.server.asked.get(0).parameters())
                    .containsEntry("code", code)
                    .hasSize(2);
        }
    }

    @Test
    void looksThroughAllCouponsWhereTheStoreIgnoresTheCode() throws StoreException {
        RawServer.Handler coupons = between(1, 320, 250);
        try (Opened opened = Opened.current(asked -> asked.parameters().containsKey("code")
                ? json(LongStream.rangeClosed(1, 50)
                        .mapToObj(CouponsTest::coupon)
                        .collect(Collectors.joining(",", "[", "]")))
                : coupons.answer(asked))) {
            assertThat(opened.store.findCouponByCode("c300")).map(Coupon::id).contains(300L);
        }
    }

    @Test
    @DisplayName("case D53: a new coupon is sent as the API describes it")
    void createsACoupon() throws Exception {
        try (Opened opened = Opened.current(asked -> status(201, coupon(9, "ANN10", "percentage_discount")))) {
            assertThat(opened.store.createCoupon(NEW).id()).isEqualTo(9);
            RawServer.Asked asked = opened.server.asked.get(0);
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.path()).isEqualTo("/stores/abc123/v2/coupons");
            assertThat(asked.headers()).containsEntry("content-type", "application/json; charset=UTF-8");
            assertThat(Json.MAPPER.readTree(asked.body()))
                    .isEqualTo(Json.MAPPER.readTree(
                            "{\"name\":\"Ann (ANN10)\",\"code\":\"ANN10\",\"type\":\"percentage_discount\",\"amount\":\"10\","
                                    + "\"min_purchase\":\"0\",\"enabled\":true,\"max_uses\":0,\"max_uses_per_customer\":0,"
                                    + "\"applies_to\":{\"entity\":\"categories\",\"ids\":[0]}}"));
        }
    }

    @ParameterizedTest
    @DisplayName("cases D58 and D59: a taken name or code is a conflict, whatever its status")
    @CsvSource({
        "409, The coupon name is in use., true",
        "422, Invalid., true",
        "400, The code 'ANN10' is already in use., true",
        "400, Duplicate coupon name., true",
        "400, Required fields missing [amount], false",
    })
    void tellsConflicts(int status, String message, boolean conflict) throws StoreException {
        try (Opened opened = Opened.current(
                asked -> status(status, "[{\"status\":" + status + ",\"message\":\"" + message + "\"}]"))) {
            StoreException.Rejected rejected =
                    catchThrowableOfType(StoreException.Rejected.class, () -> opened.store.createCoupon(NEW));
            assertThat(rejected.conflict()).isEqualTo(conflict);
            assertThat(rejected.status()).isEqualTo(status);
            assertThat(rejected).hasMessageContaining(message);
        }
    }

    @Test
    @DisplayName("case D68: a creation whose answer is lost is not repeated")
    void doesNotRepeatACreation() throws StoreException {
        for (RawServer.Answer lost :
                List.of(raw(""), status(500, ""), status(502, ""), json("{\"id\":9,"), json("[]"))) {
            try (Opened opened = Opened.current(asked -> lost)) {
                StoreException.Unavailable failure =
                        catchThrowableOfType(StoreException.Unavailable.class, () -> opened.store.createCoupon(NEW));
                assertThat(failure.mayHaveActed()).isTrue();
                assertThat(opened.server.asked).hasSize(1);
            }
        }
    }

    @Test
    void repeatsACreationThatWasSurelyNotSent() throws StoreException {
        try (Opened opened = Opened.current(asked -> empty())) {
            opened.server.close();
            StoreException.Unavailable failure =
                    catchThrowableOfType(StoreException.Unavailable.class, () -> opened.store.createCoupon(NEW));
            assertThat(failure.mayHaveActed()).isFalse();
            assertThat(opened.sent).hasValue(Pauses.TRIES);
        }
    }

    @Test
    void repeatsACreationThatWasRefusedForTheQuota() throws StoreException {
        try (Opened opened = Opened.current(asked -> null)) {
            opened.server.answering(asked -> opened.server.asked.size() < 3
                    ? status(429, "", "X-Rate-Limit-Time-Reset-Ms: 1500")
                    : status(201, coupon(9, "ANN10", "percentage_discount")));
            assertThat(opened.store.createCoupon(NEW).id()).isEqualTo(9);
            assertThat(opened.refused).hasValue(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("case D62: an update sends the whole coupon, so that it keeps what it applies to")
    void updatesTheWholeCoupon(boolean enabled) throws Exception {
        try (Opened opened =
                Opened.current(asked -> json(asked.method().equals("GET") ? "[" + coupon(9) + "]" : coupon(9)))) {
            Coupon coupon = opened.store.findCoupon(9).orElseThrow();
            opened.store.setCouponEnabled(coupon, enabled);
            RawServer.Asked asked = opened.server.asked.get(1);
            assertThat(asked.method() + " " + asked.target()).isEqualTo("PUT /stores/abc123/v2/coupons/9");
            JsonNode sent = Json.MAPPER.readTree(asked.body());
            assertThat(sent.path("enabled").asBoolean()).isEqualTo(enabled);
            assertThat(sent.path("applies_to").toString()).isEqualTo("{\"entity\":\"categories\",\"ids\":[7,3]}");
            assertThat(sent.path("amount").asText()).isEqualTo("10.0000");
            assertThat(sent.has("id") || sent.has("num_uses") || sent.has("date_created"))
                    .isFalse();
        }
    }

    @Test
    void refusesToUpdateACouponThatDoesNotSayWhatItAppliesTo() throws Exception {
        try (Opened opened = Opened.current(asked -> empty())) {
            Coupon coupon = CouponReader.coupon(Json.MAPPER.readTree("{\"id\":3,\"enabled\":true}"));
            assertThat(catchThrowableOfType(
                            StoreException.Rejected.class, () -> opened.store.setCouponEnabled(coupon, false)))
                    .hasMessageContaining("does not say what it applies to");
            assertThat(opened.server.asked).isEmpty();
        }
    }

    @Test
    void spellsEqualScopesAlike() throws Exception {
        Coupon one = CouponReader.coupon(Json.MAPPER.readTree(coupon(1)));
        Coupon other = CouponReader.coupon(Json.MAPPER.readTree(coupon(1)
                .replace("[7,3]", "[3,7]")
                .replace("\"restricted_to\":[]", "\"restricted_to\":{}")
                .replace("\"shipping_methods\":null", "\"shipping_methods\":[]")));
        assertThat(one.scope()).isEqualTo(other.scope()).isEqualTo("categories[3, 7]");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void refusesIdsThatWouldMeanAll(long id) throws StoreException {
        try (Opened opened = Opened.current(asked -> empty())) {
            assertThatIllegalArgumentException().isThrownBy(() -> opened.store.findCoupon(id));
            assertThatIllegalArgumentException().isThrownBy(() -> opened.store.findOrder(id));
            assertThatIllegalArgumentException().isThrownBy(() -> opened.store.orderCoupons(id));
        }
    }
}
