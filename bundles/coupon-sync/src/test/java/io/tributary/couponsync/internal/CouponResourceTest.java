package io.tributary.couponsync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.couponsync.Difference;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Caller;
import io.tributary.rest.RestSection.Place;
import javax.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouponResourceTest {
    private final World world = new World();

    private CouponResource at(String account, String store) {
        return (CouponResource)
                new CouponSection(world.connections, world.coupons, world.runs).resource(new Place(account, store));
    }

    private CouponPageJson list(String state, int page, int limit) {
        return at("shop", "abc123").list(null, state, Integer.toString(page), Integer.toString(limit));
    }

    @Test
    void showsWantedWrittenAndSeen() throws Exception {
        world.platform.put("d", "Dan", "DAN15");
        world.sync();
        world.store.edit("DAN15", coupon -> FakeStore.withEnabled(coupon, false));
        world.sync();
        CouponPageJson page = list("", 1, 50);
        assertThat(page.next()).isNull();
        assertThat(page.items()).singleElement().satisfies(item -> {
            assertThat(item.code()).isEqualTo("DAN15");
            assertThat(item.affiliate().id()).isEqualTo("d");
            assertThat(item.state()).isEqualTo("drift");
            assertThat(item.reason()).isEqualTo("Changed in the store: enabled. The coupon stays as it is there.");
            assertThat(item.wanted()).isEqualTo(new CouponJson.WantedJson("percentage", "10", "0"));
            assertThat(item.written().type()).isEqualTo("percentage_discount");
            assertThat(item.written().amount()).isEqualTo("10");
            assertThat(item.written().enabled()).isTrue();
            assertThat(item.seen().enabled()).isFalse();
            assertThat(item.differences()).containsExactly(new Difference("enabled", "true", "false"));
            assertThat(item.changedAt()).isEqualTo(World.NOW);
        });
    }

    @Test
    void hasNullsWhereThereIsNothing() throws Exception {
        world.platform.put("d", "Dan", "a/b");
        world.sync();
        CouponJson item = list("illegal_code", 1, 50).items().get(0);
        assertThat(item.wanted()).isNull();
        assertThat(item.written()).isNull();
        assertThat(item.seen()).isNull();
        assertThat(item.differences()).isEmpty();
    }

    @Test
    void goesPageByPageInTheOrderOfCodes() throws Exception {
        for (String code : new String[] {"C", "a", "E", "b", "D"}) {
            world.platform.put(code, "Somebody", code);
        }
        world.sync();
        assertThat(list("", 1, 2).items()).extracting(CouponJson::code).containsExactly("a", "b");
        assertThat(list("", 1, 2).next()).isEqualTo(2);
        assertThat(list("", 3, 2).items()).extracting(CouponJson::code).containsExactly("E");
        assertThat(list("", 3, 2).next()).isNull();
        assertThat(list("", 2_000_000_000, 250).items()).isEmpty();
        assertThat(list("drift", 1, 50).items()).isEmpty();
        assertThat(list("in_step", 1, 5).items()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "bad, 1, 50, state",
        ", 0, 50, page",
        ", x, 50, page",
        ", 1, 0, limit",
        ", 1, 251, limit",
        ", 1, 1e1, limit"
    })
    void namesTheParameterThatIsWrong(String state, String page, String limit, String field) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> at("shop", "abc123").list(null, state, page, limit))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(422);
                    assertThat(problem.field()).isEqualTo(field);
                });
    }

    @ParameterizedTest
    @CsvSource({"shop, other", "other, abc123", "NO SUCH, abc123"})
    void knowsNoStoreOfSomebodyElse(String account, String store) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> at(account, store).list(null, null, null, null))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(404));
    }

    private CouponResource asAnn() {
        return (CouponResource) new CouponSection(world.connections, world.coupons, world.runs)
                .resource(new Place("shop", "abc123", new Caller("ann", "10.0.0.1")));
    }

    @Test
    void takesWishesAboutCodesOfAnySpelling() throws Exception {
        world.platform.put("d", "Dan", "a/b ?&=%");
        world.sync();
        Response answer = asAnn().ask(new CouponResource.ActionJson(" A/b ?&=%", "skip"));
        assertThat(answer.getStatus()).isEqualTo(202);
        CouponJson item = asAnn().list("a/B ?&=%", null, null, null).items().get(0);
        assertThat(answer.getEntity()).isEqualTo(item);
        assertThat(item.asked()).isEqualTo(new CouponJson.AskedJson("skip", "ann", "10.0.0.1", World.NOW));
        assertThat(item.actions()).isEmpty();
        assertThat(asAnn().list("other", null, null, null).items()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DAN15, adopt, 409", "NOBODY, adopt, 404", "DAN15, fly, 422", "DAN15, , 422", ", adopt, 422"})
    void saysWhyAWishCannotBe(String code, String action, int status) throws Exception {
        world.platform.put("d", "Dan", "DAN15");
        world.sync();
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> asAnn().ask(new CouponResource.ActionJson(code, action)))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(status));
    }

    @Test
    void showsWhatWouldBeMade() throws Exception {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> asAnn().preview(null, null))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(404));
        assertThat(asAnn().askForPreview().getEntity()).isEqualTo(new CouponResource.PreviewRunJson(1));
        assertThat(world.runs.asked).containsExactly("shop/abc123 coupons dry MANUAL");
        world.platform.put("d", "Dan", "DAN15");
        world.platform.put("e", "Eve", "EVE15");
        world.dryRun();
        CouponResource.PreviewJson page = asAnn().preview("1", "1");
        assertThat(page.items())
                .containsExactly(new CouponResource.PreviewLineJson(
                        "DAN15", "d", "create", "wanted", "Dan (DAN15)", "The coupon is not made yet."));
        assertThat(page.next()).isEqualTo(2);
        assertThat(asAnn().preview("2", "1").next()).isNull();
    }
}
