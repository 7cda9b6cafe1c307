package io.tributary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CouponsTest extends SandboxTest {

    private static final String DAN = "{'name':'Dan','code':'DAN15','type':'percentage_discount','amount':'15',"
            + "'applies_to':{'entity':'categories','ids':[3,7]},'max_uses':4}";

    private HttpResponse<String> post(String json) {
        return client.write("POST", "v2/coupons", json.replace('\'', '"'));
    }

    private HttpResponse<String> put(long id, String json) {
        return client.write("PUT", "v2/coupons/" + id, json.replace('\'', '"'));
    }

    @Test
    void createsWith201AndTheWholeCoupon() {
        HttpResponse<String> response = post(DAN);

        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode coupon = Client.json(response);
        assertThat(coupon.get("amount").textValue()).isEqualTo("15.0000");
        assertThat(coupon.get("min_purchase").textValue()).isEqualTo("0.0000");
        assertThat(coupon.get("enabled").booleanValue()).isTrue();
        assertThat(coupon.get("date_created").textValue()).isEqualTo("Tue, 10 Mar 2026 12:00:00 +0000");
        assertThat(coupon.get("applies_to").toString()).isEqualTo("{\"entity\":\"categories\",\"ids\":[3,7]}");
        assertThat(store.coupon("dan15")).isPresent();
    }

    @Test
    void namesAreUniqueAndAnswer409() {
        post(DAN);

        HttpResponse<String> response = post(DAN.replace("DAN15", "OTHER"));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(Client.json(response).at("/0/status").intValue()).isEqualTo(409);
        assertThat(store.coupons()).hasSize(1);
    }

    @Test
    void codesAreUniqueInAnyCase() {
        post(DAN);

        assertThat(post(DAN.replace("'Dan'", "'Daniel'").replace("DAN15", "dan15"))
                        .statusCode())
                .isEqualTo(400);
        use(StoreSpec.of("conflict").withoutQuota().withDuplicateCodeStatus(409));
        post(DAN);
        assertThat(post(DAN.replace("'Dan'", "'Daniel'")).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'Dan','code':'DAN15','type':'percentage_discount','amount':'15'}",
                "{'code':'DAN15','type':'percentage_discount','amount':'15','applies_to':{'entity':'categories','ids':[0]}}",
                "{'name':'Dan','code':'DÄN','type':'percentage_discount','amount':'15','applies_to':{'entity':'categories','ids':[0]}}",
                "{'name':'Dan','code':'D','type':'promotion','amount':'15','applies_to':{'entity':'categories','ids':[0]}}",
                "{'name':'Dan','code':'D','type':'percentage_discount','amount':'101','applies_to':{'entity':'categories','ids':[0]}}",
                "{'name':'Dan','code':'D','type':'percentage_discount','amount':'much','applies_to':{'entity':'categories','ids':[0]}}",
                "{'name':'Dan','code':'D','type':'percentage_discount','amount':'1','applies_to':{'entity':'shops','ids':[0]}}",
                "{'id':7,'name':'Dan','code':'D','type':'percentage_discount','amount':'1','applies_to':{'entity':'categories','ids':[0]}}",
                "[]",
                "no json"
            })
    void refusesWhatTheApiRefuses(String body) {
        HttpResponse<String> response = post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).at("/0/message").textValue()).isNotBlank();
        assertThat(store.coupons()).isEmpty();
    }

    @Test
    void refusesLongNamesAndCodes() {
        assertThat(post(DAN.replace("'Dan'", "'" + "n".repeat(101) + "'")).statusCode())
                .isEqualTo(400);
        assertThat(post(DAN.replace("DAN15", "c".repeat(51))).statusCode()).isEqualTo(400);
        assertThat(post(DAN.replace("'Dan'", "'" + "n".repeat(100) + "'").replace("DAN15", "c".repeat(50)))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aPutChangesWhatItNames() {
        post(DAN);

        JsonNode coupon = Client.json(put(1, "{'enabled':false,'applies_to':{'entity':'categories','ids':[3,7]}}"));

        assertThat(coupon.get("enabled").booleanValue()).isFalse();
        assertThat(coupon.get("max_uses").intValue()).isEqualTo(4);
        assertThat(coupon.at("/applies_to/ids").toString()).isEqualTo("[3,7]");
    }

    @Test
    void aPutWithoutAppliesToWipesIt() {
        post(DAN);

        assertThat(Client.json(put(1, "{'enabled':false}")).get("applies_to").toString())
                .isEqualTo("{}");
        assertThat(store.coupon("DAN15").orElseThrow().ids()).isEmpty();
    }

    @Test
    void aPutDoesNotTakeAnothersName() {
        post(DAN);
        store.addCoupon(Coupon.of("EVE", CouponType.PER_TOTAL_DISCOUNT, "5.0000"));

        assertThat(put(2, "{'name':'Dan'}").statusCode()).isEqualTo(409);
        assertThat(put(1, "{'name':'Dan'}").statusCode()).isEqualTo(200);
        assertThat(put(99, "{'name':'Eve'}").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id=2 | 2",
                "code=b%202 | 2",
                "name=A1 | 1",
                "type=promotion | 3",
                "exclude_type=promotion | 1 2",
                "min_id=2 | 2 3",
                "max_id=2 | 1 2",
                "limit=2&page=2 | 3",
                "code=none | ''"
            })
    void filtersCoupons(String query, String ids) {
        store.addCoupon(Coupon.of("A1", CouponType.PER_TOTAL_DISCOUNT, "5.0000"));
        store.addCoupon(Coupon.of("B 2", CouponType.PERCENTAGE_DISCOUNT, "5.0000"));
        store.addCoupon(Coupon.of("C3", CouponType.PROMOTION, "0.0000"));

        assertThat(client.ids("v2/coupons?" + query))
                .map(String::valueOf)
                .containsExactly(ids.isEmpty() ? new String[0] : ids.split(" "));
        assertThat(client.json("v2/coupons/count").get("count").intValue()).isEqualTo(3);
    }

    @Test
    void promotionsHaveNoUsableValues() {
        store.addCoupon(Coupon.of("C3", CouponType.PROMOTION, "0.0000"));

        JsonNode row = client.json("v2/coupons").get(0);

        assertThat(row.get("restricted_to").isArray()).isTrue();
        assertThat(row.get("shipping_methods").isNull()).isTrue();
        assertThat(row.get("expires").textValue()).isEmpty();
    }

    @Test
    void deletesOneOrSomeOrAll() {
        for (String code : new String[] {"A", "B", "C", "D"}) {
            store.addCoupon(Coupon.of(code, CouponType.PER_TOTAL_DISCOUNT, "5.0000"));
        }

        assertThat(client.write("DELETE", "v2/coupons/1", "").statusCode()).isEqualTo(204);
        assertThat(client.write("DELETE", "v2/coupons/1", "").statusCode()).isEqualTo(404);
        client.write("DELETE", "v2/coupons?id:in=2,3", "");
        assertThat(store.coupons()).extracting(Coupon::code).containsExactly("D");
        client.write("DELETE", "v2/coupons", "");
        assertThat(store.coupons()).isEmpty();
    }

    @Test
    void ordersCountTheUsesOfACoupon() {
        store.addCoupon(Coupon.of("ANN10", CouponType.PER_TOTAL_DISCOUNT, "5.0000"));

        store.addOrder(OrderSpec.of("10.00").withCoupon("ann10", "5.00"));

        assertThat(store.coupon("ANN10").orElseThrow().uses()).isEqualTo(1);
    }
}
