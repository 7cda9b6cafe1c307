package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.TrackingCode;
import io.tributary.platform.embedded.CollectorFigures;
import io.tributary.platform.embedded.Lead;
import io.tributary.platform.embedded.LeadFilter;
import io.tributary.platform.embedded.Person;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.platform.embedded.Tracking;
import io.tributary.platform.embedded.TrackingDetails;
import io.tributary.platform.embedded.TrackingSettings;
import io.tributary.platform.embedded.TrackingSettings.Addresses;
import io.tributary.platform.embedded.TrackingSettings.Credit;
import io.tributary.platform.embedded.Traffic;
import io.tributary.platform.embedded.Traffic.Count;
import io.tributary.platform.embedded.Traffic.Row;
import io.tributary.platform.embedded.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TrackingCommandsTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private final FakeTracking tracking = new FakeTracking();
    private final Rig rig = new Rig().with(Tracking.class, tracking);

    @Test
    void showsAndChangesSettings() throws Exception {
        assertThat(rig.run(new TrackingCommand()).out()).isEqualTo("""
                        Public key:    abc
                        Links:         https://STORE/?afmc=CODE
                        Credit:        the last affiliate within 30 days
                        Do not track:  respected
                        Addresses:     truncated
                        Visits kept:   90 days
                        This node:     9 accepted, 8 written, 3 shed, 4 duplicates, 5 of bots, 7 refused since 2026-03-01T12:00:00Z

                        For the head of every page of the store:

                        <script></script>
                        """);
        rig.run(
                new TrackingCommand(),
                "--parameter",
                "ref",
                "--credit",
                "first",
                "--window",
                "60",
                "--do-not-track",
                "ignore",
                "--addresses",
                "none",
                "--keep",
                "30");
        assertThat(tracking.settings)
                .isEqualTo(new TrackingSettings("ref", Credit.FIRST, 60, false, Addresses.NONE, 30));
        assertThat(rig.run(new TrackingCommand(), "--window", "0").failure())
                .isEqualTo("--window is a whole number from 1 to 365, not '0'.");
        assertThat(rig.run(new TrackingCommand(), "--credit", "both").failure())
                .isEqualTo("--credit is one of first, last, not 'both'.");
    }

    @Test
    void listsVisitsWithWhatBrowsersSaidMadeHarmless() throws Exception {
        tracking.visits.add(new Visit(
                AT,
                "v123456789012345678901",
                Optional.of(new AffiliateId("1")),
                "ANN10",
                "",
                "",
                "",
                "s\u001b[2J",
                "shop.example/",
                "blog.example/"));
        assertThat(rig.run(new VisitsCommand()).out()).isEqualTo("""
                        AT                    VISITOR      AFFILIATE  CODE   LANDING        FROM           CAMPAIGN
                        2026-03-01T12:00:00Z  v1234567...  1          ANN10  shop.example/  blog.example/  s\\u001b[2J
                        """);
        assertThat(rig.run(new VisitsCommand(), "--json").out()).contains("\"landing\" : \"shop.example/\"");
    }

    @Test
    void listsLeads() throws Exception {
        tracking.leads.add(new Lead(1, "eve@mail.example", AT, "checkout", Optional.empty(), "shop.example/checkout"));
        assertThat(rig.run(new LeadsCommand(), "--email", "eve@mail.example", "--affiliate", "1")
                        .out())
                .isEqualTo("""
                        AT                    E-MAIL            SOURCE    AFFILIATE  PAGE
                        2026-03-01T12:00:00Z  eve@mail.example  checkout             shop.example/checkout
                        """);
        assertThat(tracking.filters)
                .containsExactly(new LeadFilter(Optional.of(new AffiliateId("1")), Optional.of("eve@mail.example")));
    }

    @Test
    void showsTraffic() throws Exception {
        assertThat(rig.run(new TrafficCommand(), "--by", "landing", "--from", "2026-03-01", "--to", "2026-03-02")
                        .out())
                .isEqualTo("""
                        LANDING        VISITS  VISITORS  LEADS  PURCHASES  CONVERSION
                        shop.example/       9         8      2          1      0.1250
                        total               9         8      2          1      0.1250
                        """);
        assertThat(rig.run(new TrafficCommand(), "--by", "week").failure())
                .isEqualTo("--by is one of day, affiliate, campaign, landing, not 'week'.");
        assertThat(rig.run(new TrafficCommand(), "--to", "soon").failure())
                .isEqualTo("--to is a day such as 2026-03-01, not 'soon'.");
    }

    @Test
    void forgetsAPerson() throws Exception {
        assertThat(rig.run(new ForgetPersonCommand(), "eve@mail.example").out())
                .isEqualTo("7 rows were deleted; the sums of each day and the purchases stay.\n");
        assertThat(rig.run(new ForgetPersonCommand(), "nobody@mail.example").out())
                .isEqualTo("Nothing is kept of who left this address.\n");
        assertThat(rig.run(new ForgetPersonCommand(), "eve@mail.example", "--account", "other")
                        .failure())
                .isEqualTo("There is no account other.");
    }

    private static final class FakeTracking implements Tracking {
        final List<Visit> visits = new ArrayList<>();
        final List<Lead> leads = new ArrayList<>();
        final List<LeadFilter> filters = new ArrayList<>();
        TrackingSettings settings = TrackingSettings.USUAL;

        @Override
        public TrackingDetails tracking(AccountId account) {
            return new TrackingDetails(
                    1, settings, "abc", Optional.of(new TrackingCode("<script></script>\n", "abc", "a/t/tributary-")));
        }

        @Override
        public TrackingDetails change(AccountId account, TrackingSettings wanted, long version, Actor by) {
            settings = wanted;
            return tracking(account);
        }

        @Override
        public List<Visit> visits(AccountId account, int most) {
            return visits;
        }

        @Override
        public List<Lead> leads(AccountId account, LeadFilter filter, OptionalLong before, int most) {
            filters.add(filter);
            return leads;
        }

        @Override
        public Traffic traffic(AccountId account, Traffic.By by, LocalDate from, LocalDate to) {
            Count count = new Count(9, 8, 2, 1);
            return new Traffic(from, to, by, List.of(new Row("shop.example/", count)), count);
        }

        @Override
        public Person person(AccountId account, String email) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long forget(AccountId account, String email, Actor by) throws RefusedException {
            if (!account.value().equals("default")) {
                throw new RefusedException.Unknown("account", "There is no account " + account + ".");
            }
            return email.startsWith("eve") ? 7 : 0;
        }

        @Override
        public CollectorFigures collector() {
            return new CollectorFigures(AT, 9, 8, 1, 2, 4, 5, 6, 7, 0);
        }
    }
}
