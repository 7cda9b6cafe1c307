package io.tributary.platform.embedded.internal;

import static io.tributary.platform.embedded.internal.TrackingRig.ACCOUNT;
import static io.tributary.platform.embedded.internal.TrackingRig.BY;
import static io.tributary.platform.embedded.internal.TrackingRig.EVE;
import static io.tributary.platform.embedded.internal.TrackingRig.MAX;
import static io.tributary.platform.embedded.internal.TrackingRig.day;
import static io.tributary.platform.embedded.internal.TrackingRig.lead;
import static io.tributary.platform.embedded.internal.TrackingRig.order;
import static io.tributary.platform.embedded.internal.TrackingRig.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.AffiliateCode;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.embedded.Lead;
import io.tributary.platform.embedded.LeadFilter;
import io.tributary.platform.embedded.Person;
import io.tributary.platform.embedded.TrackingSettings;
import io.tributary.platform.embedded.Traffic;
import io.tributary.platform.embedded.Traffic.Count;
import io.tributary.platform.embedded.Traffic.Row;
import io.tributary.platform.embedded.Visit;
import io.tributary.platform.embedded.internal.tracking.Hit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HitBatchTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final LocalDate SECOND = LocalDate.parse("2026-03-02");
    private final TrackingRig rig;

    HitBatchTest() throws Exception {
        rig = new TrackingRig();
    }

    @Test
    void aVisitorCountsOnceADayForEachName() throws Exception {
        rig.write(
                visit(EVE, day(0), "ANN10", "spring", "shop.example/a"),
                visit(EVE, day(0.01), "", "", "shop.example/b"));
        rig.write(
                visit(EVE, day(0.02), "ANN10", "spring", "shop.example/a"),
                visit(MAX, day(0.02), "BOB10", "spring", "shop.example/a"),
                visit(EVE, day(1), "ANN10", "", "shop.example/a"));
        assertThat(report(Traffic.By.DAY).rows())
                .containsExactly(
                        new Row("2026-03-01", new Count(4, 2, 0, 0)), new Row("2026-03-02", new Count(1, 1, 0, 0)));
        assertThat(report(Traffic.By.DAY).totals()).isEqualTo(new Count(5, 3, 0, 0));
        assertThat(report(Traffic.By.AFFILIATE).rows())
                .containsExactly(new Row("1", new Count(3, 2, 0, 0)), new Row("2", new Count(1, 1, 0, 0)));
        assertThat(report(Traffic.By.CAMPAIGN).rows()).containsExactly(new Row("spring", new Count(3, 2, 0, 0)));
        assertThat(report(Traffic.By.LANDING).rows())
                .containsExactly(
                        new Row("shop.example/a", new Count(4, 3, 0, 0)),
                        new Row("shop.example/b", new Count(1, 1, 0, 0)));
    }

    @Test
    void leadsAndPurchasesAreTiedToWhereTheyCameFrom() throws Exception {
        rig.write(
                visit(EVE, day(0), "ANN10", "spring", "shop.example/a"),
                lead(EVE, day(0), "eve@mail.example"),
                lead(EVE, day(0.1), "EVE@mail.example"),
                lead(MAX, day(0), "max@mail.example"));
        rig.sender(1, "eve@mail.example", day(1));
        rig.platform.put(List.of(purchase(1, day(1), "1"), purchase(2, day(1), "")));
        assertThat(report(Traffic.By.DAY).rows())
                .containsExactly(
                        new Row("2026-03-01", new Count(1, 1, 2, 0)), new Row("2026-03-02", new Count(0, 0, 0, 2)));
        assertThat(report(Traffic.By.AFFILIATE).rows()).containsExactly(new Row("1", new Count(1, 1, 1, 1)));
        assertThat(report(Traffic.By.CAMPAIGN).rows()).containsExactly(new Row("spring", new Count(1, 1, 1, 1)));
        assertThat(report(Traffic.By.LANDING).rows()).containsExactly(new Row("shop.example/a", new Count(1, 1, 1, 1)));
        assertThat(report(Traffic.By.LANDING).totals().conversion())
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("2"));
    }

    @Test
    void leadsAreListedAndTheirAddressesHidden() throws Exception {
        rig.write(
                visit(EVE, day(0), "ANN10"),
                lead(EVE, day(0), "Eve@mail.example"),
                lead(MAX, day(1), "max@mail.example"));
        List<Lead> leads = rig.tracking.leads(ACCOUNT, LeadFilter.ALL, OptionalLong.empty(), 10);
        assertThat(leads).extracting(Lead::email).containsExactly("max@mail.example", "Eve@mail.example");
        assertThat(leads.get(1).affiliate()).contains(TrackingRig.affiliate(1));
        assertThat(leads.get(0).affiliate()).isEmpty();
        assertThat(rig.tracking.leads(
                        ACCOUNT, LeadFilter.ALL, OptionalLong.of(leads.get(0).id()), 10))
                .containsExactly(leads.get(1));
        assertThat(rig.tracking.leads(
                        ACCOUNT,
                        new LeadFilter(Optional.of(TrackingRig.affiliate(1)), Optional.empty()),
                        OptionalLong.empty(),
                        10))
                .containsExactly(leads.get(1));
        assertThat(rig.tracking.leads(
                        ACCOUNT,
                        new LeadFilter(Optional.empty(), Optional.of("eve+x@mail.example")),
                        OptionalLong.empty(),
                        10))
                .containsExactly(leads.get(1));
        List<String> kept = rig.database.open(SqlPlatform.class, "platform").withHandle(handle -> handle.createQuery(
                        "select email || email_hash from platform_lead")
                .mapTo(String.class)
                .list());
        assertThat(kept).hasSize(2).noneMatch(text -> text.contains("mail.example"));
    }

    /** Anybody may send visits to pages that she makes up. */
    @Test
    void madeUpPagesDoNotFillTheSums() throws Exception {
        int pages = 5_000;
        for (int batch = 0; batch < pages; batch += 500) {
            List<Hit> hits = new ArrayList<>();
            for (int page = batch; page < batch + 500; page++) {
                hits.add(visit(TrackingRig.visitor("v" + page), day(0), "", "c" + page, "shop.example/" + page));
            }
            rig.hits.write(hits);
        }
        for (String kind : List.of("CAMPAIGN", "LANDING")) {
            List<Long> counts = rig.database
                    .open(SqlPlatform.class, "platform")
                    .withHandle(
                            handle -> handle.createQuery("select visits from platform_traffic_day where kind = :kind"
                                            + " order by visits desc")
                                    .bind("kind", kind)
                                    .mapTo(Long.class)
                                    .list());
            assertThat(counts).hasSize(TrafficDays.MOST_NAMES + 1).startsWith((long) pages - TrafficDays.MOST_NAMES);
        }
        assertThat(report(Traffic.By.LANDING).rows().get(0))
                .isEqualTo(new Row(Traffic.OTHER, new Count(4000, 4000, 0, 0)));
        assertThat(report(Traffic.By.DAY).totals()).isEqualTo(new Count(5000, 5000, 0, 0));
    }

    @Test
    void oldVisitsAreDeletedInPiecesAndTheSumsStay() throws Exception {
        for (int at = 0; at < 10; at++) {
            rig.write(visit(TrackingRig.visitor("v" + at), day(at), "ANN10"));
        }
        rig.clock.set(day(95).plusSeconds(1));
        assertThat(rig.hits.tidy(2)).isTrue();
        assertThat(rig.tracking.visits(ACCOUNT, 100)).hasSize(8);
        while (rig.hits.tidy(2)) {}
        assertThat(rig.tracking.visits(ACCOUNT, 100)).extracting(Visit::at).allMatch(at -> !at.isBefore(day(5)));
        assertThat(count("platform_visit")).isEqualTo(4);
        assertThat(count("platform_visitor")).isEqualTo(4);
        assertThat(count("platform_touch")).isEqualTo(10);
        assertThat(rig.tracking
                        .traffic(ACCOUNT, Traffic.By.AFFILIATE, FIRST, FIRST.plusDays(20))
                        .totals()
                        .visits())
                .isEqualTo(10);
        rig.clock.set(day(500));
        while (rig.hits.tidy(100)) {}
        assertThat(count("platform_touch")).isZero();
    }

    @Test
    void leadsThatNeverOrderedAreDeletedWhenTheyAreOld() throws Exception {
        rig.write(
                visit(EVE, day(0), "ANN10"),
                lead(EVE, day(0), "eve@mail.example"),
                lead(MAX, day(0), "max@mail.example"),
                lead(TrackingRig.visitor("kim"), day(0), "kim@mail.example"),
                lead(TrackingRig.visitor("liz"), day(300), "kim@mail.example"));
        rig.sender(1, "eve@mail.example", day(1));
        rig.clock.set(day(395));
        rig.hits.tidy(100);
        assertThat(count("platform_lead")).isEqualTo(3);
        rig.clock.set(day(396));
        for (int at = 0; at < 4; at++) {
            rig.hits.tidy(1);
        }
        assertThat(rig.tracking.leads(ACCOUNT, LeadFilter.ALL, OptionalLong.empty(), 10))
                .extracting(Lead::email)
                .containsExactlyInAnyOrder("eve@mail.example", "kim@mail.example");
        assertThat(count("platform_lead_visitor")).isEqualTo(3);
    }

    @Test
    void manyBrowsersFillNoTable() throws Exception {
        for (int batch = 0; batch < 2; batch++) {
            List<Hit> hits = new ArrayList<>();
            for (int at = 0; at < 40; at++) {
                String visitor = TrackingRig.visitor("v" + batch + "_" + at);
                hits.add(lead(visitor, day(0), "eve@mail.example"));
                hits.add(order(visitor, day(0), "shop.example", 7));
            }
            rig.hits.write(hits);
        }
        assertThat(count("platform_lead_visitor")).isEqualTo(50);
        assertThat(count("platform_order_hint")).isEqualTo(3);
        rig.write(lead(MAX, day(0), "max@mail.example"), order(MAX, day(0), "other.example", 7));
        assertThat(count("platform_lead_visitor")).isEqualTo(51);
        assertThat(count("platform_order_hint")).isEqualTo(4);
    }

    @Test
    void onePersonsDataCanBeSeenAndDeleted() throws Exception {
        rig.write(
                visit(EVE, day(0), "ANN10"),
                lead(EVE, day(0), "eve@mail.example"),
                order(EVE, day(1), "shop.example", 7),
                visit(MAX, day(0), "BOB10"),
                lead(MAX, day(0), "max@mail.example"));
        rig.sender(7, "eve@mail.example", day(1));
        Person person = rig.tracking.person(ACCOUNT, " Eve@mail.example ");
        assertThat(person.lead()).isPresent();
        assertThat(person.visitors()).extracting(Person.Browser::visitor).containsExactly(EVE);
        assertThat(person.visits()).hasSize(1);
        assertThat(person.touches()).hasSize(1);
        assertThat(person.orders()).extracting(Person.Order::store).containsExactlyInAnyOrder("store", "");

        assertThat(rig.tracking.forget(ACCOUNT, "EVE@mail.example", BY)).isEqualTo(7);
        assertThat(rig.tracking.person(ACCOUNT, "eve@mail.example"))
                .isEqualTo(
                        new Person("eve@mail.example", Optional.empty(), List.of(), List.of(), List.of(), List.of()));
        assertThat(rig.sender(7, "eve@mail.example", day(1))).isEqualTo("unknown");
        assertThat(rig.tracking.person(ACCOUNT, "max@mail.example").visits()).hasSize(1);
        assertThat(rig.tracking.forget(ACCOUNT, "nobody@mail.example", BY)).isZero();
        List<String> log = rig.database.open(SqlPlatform.class, "platform").withHandle(handle -> handle.createQuery(
                        "select subject || ' ' || action || ' ' || after_text from audit_entry")
                .mapTo(String.class)
                .list());
        assertThat(log)
                .contains("visitors person.forget 7 rows deleted")
                .noneMatch(entry -> entry.contains("mail.example"));
    }

    @Test
    void oneAccountSeesNothingOfAnother() throws Exception {
        var other = rig.administration
                .createAccount(new io.tributary.platform.AccountId("other"), "Other", Optional.empty(), BY)
                .id();
        rig.write(visit(EVE, day(0), "ANN10"), lead(EVE, day(0), "eve@mail.example"));
        assertThat(rig.tracking.visits(other, 10)).isEmpty();
        assertThat(rig.tracking.leads(other, LeadFilter.ALL, OptionalLong.empty(), 10))
                .isEmpty();
        assertThat(rig.tracking
                        .traffic(other, Traffic.By.LANDING, FIRST, SECOND)
                        .rows())
                .isEmpty();
        assertThat(rig.tracking.tracking(other).publicKey())
                .isNotEqualTo(rig.tracking.tracking(ACCOUNT).publicKey());
        assertThat(rig.tracking.tracking(other).settings()).isEqualTo(TrackingSettings.USUAL);
    }

    private long count(String table) {
        return rig.database.open(SqlPlatform.class, "platform").withHandle(handle -> handle.createQuery(
                        "select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    private Traffic report(Traffic.By by) throws Exception {
        return rig.tracking.traffic(ACCOUNT, by, FIRST, SECOND);
    }

    private static Purchase purchase(long order, Instant ordered, String affiliate) {
        return new Purchase(
                new PurchaseKey(ACCOUNT, "store", order),
                Purchase.State.LIVE,
                Money.of("10", "USD"),
                affiliate.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Purchase.Credit(
                                TrackingRig.affiliate(1), new AffiliateCode("ANN10"), Purchase.Channel.LINK)),
                ordered);
    }
}
