package io.tributary.platform.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.audit.Actor;
import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.embedded.Dashboard;
import io.tributary.platform.embedded.Dashboard.Day;
import io.tributary.platform.embedded.Dashboard.Period;
import io.tributary.platform.embedded.Dashboard.Sum;
import io.tributary.platform.embedded.Dashboard.Top;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlDashboardsTest {
    private static final AccountId DEFAULT = new AccountId("default");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Database database = TestDatabase.empty();
    private final SqlPlatform platform = TestPlatforms.on(database, new SettableClock());
    private final SqlDashboards dashboards = new SqlDashboards(database);
    private long orders;

    @Test
    void addsUpWhatCountsByDayAndCurrency() throws Exception {
        add("Ann");
        add("Bob");
        put("2026-03-01T10:00:00Z", Purchase.State.LIVE, "80", "USD", "1");
        put("2026-03-01T11:00:00Z", Purchase.State.LIVE, "20", "USD", "2");
        put("2026-03-01T12:00:00Z", Purchase.State.LIVE, "5", "EUR", "2");
        put("2026-03-01T13:00:00Z", Purchase.State.REVERSED, "999", "USD", "1");
        put("2026-03-03T13:00:00Z", Purchase.State.LIVE, "7.50", "USD", "");
        put("2026-02-28T23:59:59Z", Purchase.State.LIVE, "1000", "USD", "1");
        put("2026-03-04T00:00:00Z", Purchase.State.LIVE, "1000", "USD", "1");

        Dashboard dashboard = dashboards.dashboard(DEFAULT, period("2026-03-01", "2026-03-03", ZoneId.of("UTC")));

        Sum dollars = sum(2, "100", "10", "USD");
        Sum euros = sum(1, "5", "0.5", "EUR");
        Sum alone = sum(1, "7.50", "0", "USD");
        assertThat(dashboard.days())
                .containsExactly(
                        new Day(LocalDate.parse("2026-03-01"), List.of(euros, dollars), 0, 0),
                        new Day(LocalDate.parse("2026-03-02"), List.of(), 0, 0),
                        new Day(LocalDate.parse("2026-03-03"), List.of(alone), 0, 0));
        assertThat(dashboard.totals()).containsExactly(euros, sum(3, "107.50", "10", "USD"));
        assertThat(dashboard.top())
                .containsExactly(
                        new Top(new AffiliateId("2"), "Bob", "BOB", euros),
                        new Top(new AffiliateId("1"), "Ann", "ANN", sum(1, "80", "8", "USD")),
                        new Top(new AffiliateId("2"), "Bob", "BOB", sum(1, "20", "2", "USD")));
        assertThat(dashboard.unpaid()).containsExactly(Money.of("0.5", "EUR"), Money.of("210", "USD"));
    }

    /** Clocks in Berlin went forward at 01:00 UTC on March 29, 2026, and back at 01:00 UTC on October 25. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T22:59:59Z, 2026-03-28",
        "2026-03-28T23:00:00Z, 2026-03-29",
        "2026-03-29T21:59:59Z, 2026-03-29",
        "2026-03-29T22:00:00Z, 2026-03-30",
        "2026-10-24T22:00:00Z, 2026-10-25",
        "2026-10-25T22:59:59Z, 2026-10-25",
        "2026-10-25T23:00:00Z, 2026-10-26"
    })
    void daysBeginWhenClocksInTheZoneSaySo(String moment, String day) throws Exception {
        put(moment, Purchase.State.LIVE, "80", "USD", "");
        Dashboard dashboard = dashboards.dashboard(DEFAULT, period("2026-01-01", "2026-12-31", BERLIN));
        assertThat(dashboard.days().stream().filter(each -> !each.sums().isEmpty()))
                .extracting(Day::day)
                .containsExactly(LocalDate.parse(day));
    }

    @Test
    void knowsZonesThatAreNotWholeHoursAway() throws Exception {
        put("2026-03-01T18:14:59Z", Purchase.State.LIVE, "1", "USD", "");
        put("2026-03-01T18:15:00Z", Purchase.State.LIVE, "2", "USD", "");
        Dashboard dashboard =
                dashboards.dashboard(DEFAULT, period("2026-03-01", "2026-03-02", ZoneId.of("Asia/Kathmandu")));
        assertThat(dashboard.days())
                .extracting(each -> each.sums().get(0).amount().plain())
                .containsExactly("1.00", "2.00");
    }

    @Test
    void isEmptyWhereNothingHappened() throws Exception {
        Dashboard dashboard = dashboards.dashboard(DEFAULT, period("2026-03-01", "2027-04-04", BERLIN));
        assertThat(dashboard.days()).hasSize(400);
        assertThat(dashboard.totals()).isEmpty();
        assertThat(dashboard.top()).isEmpty();
        assertThat(dashboard.unpaid()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01,2027-04-05,from", "2026-03-02,2026-03-01,to", "0001-01-01,0001-01-02,from"})
    void refusesATimeThatIsTooLongOrNone(String from, String to, String field) {
        assertThatExceptionOfType(RefusedException.Invalid.class)
                .isThrownBy(() -> dashboards.dashboard(DEFAULT, period(from, to, BERLIN)))
                .returns(field, RefusedException::field);
    }

    private static Period period(String from, String to, ZoneId zone) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to), zone);
    }

    private static Sum sum(long purchases, String amount, String commission, String currency) {
        return new Sum(purchases, Money.of(amount, currency), Money.of(commission, currency));
    }

    private void add(String name) throws Exception {
        new SqlEmbeddedPlatform(database, TestAudit.in(database))
                .addAffiliate(
                        DEFAULT,
                        name,
                        "a@shop.example",
                        Optional.of(new AffiliateCode(name.toUpperCase(Locale.ROOT))),
                        new Actor("ann", ""));
    }

    private void put(String ordered, Purchase.State state, String amount, String currency, String affiliate)
            throws Exception {
        platform.put(List.of(new Purchase(
                new PurchaseKey(DEFAULT, "store", ++orders),
                state,
                Money.of(amount, currency),
                affiliate.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Purchase.Credit(
                                new AffiliateId(affiliate), new AffiliateCode("X"), Purchase.Channel.COUPON)),
                Instant.parse(ordered))));
    }
}
