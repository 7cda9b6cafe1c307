package io.tributary.platform.embedded.internal.rest;

import static io.tributary.platform.embedded.internal.TrackingRig.EVE;
import static io.tributary.platform.embedded.internal.TrackingRig.MAX;
import static io.tributary.platform.embedded.internal.TrackingRig.day;
import static io.tributary.platform.embedded.internal.TrackingRig.lead;
import static io.tributary.platform.embedded.internal.TrackingRig.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.platform.embedded.internal.SqlDashboards;
import io.tributary.platform.embedded.internal.TrackingRig;
import io.tributary.platform.embedded.internal.rest.DashboardResource.DashboardJson;
import io.tributary.platform.embedded.internal.rest.LeadsResource.LeadJson;
import io.tributary.platform.embedded.internal.rest.LeadsResource.LeadsJson;
import io.tributary.platform.embedded.internal.rest.PeopleResource.WhoJson;
import io.tributary.platform.embedded.internal.rest.SenderNames.SenderJson;
import io.tributary.platform.embedded.internal.rest.TrackingResource.SettingsJson;
import io.tributary.platform.embedded.internal.rest.TrackingResource.TrackingJson;
import io.tributary.platform.embedded.internal.rest.TrafficResource.RowJson;
import io.tributary.platform.embedded.internal.rest.TrafficResource.TrafficJson;
import io.tributary.platform.embedded.internal.rest.VisitsResource.VisitJson;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection;
import io.tributary.rest.RestSection.Caller;
import io.tributary.rest.RestSection.Place;
import io.tributary.rest.RestSection.Scope;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackingSectionsTest {
    private static final Place PLACE = new Place("default", "", new Caller("carl", "10.0.0.1"));
    private static final SenderJson ANN = new SenderJson("1", "Ann", "Ann10");

    private final TrackingRig rig;
    private final TrackingResource tracking;
    private final VisitsResource visits;
    private final LeadsResource leads;
    private final TrafficResource traffic;
    private final PeopleResource people;

    TrackingSectionsTest() throws Exception {
        rig = new TrackingRig();
        tracking = (TrackingResource) new TrackingSection(rig.tracking).resource(PLACE);
        visits = (VisitsResource) new VisitsSection(rig.tracking, rig.administration).resource(PLACE);
        leads = (LeadsResource) new LeadsSection(rig.tracking, rig.administration).resource(PLACE);
        traffic = (TrafficResource) new TrafficSection(rig.tracking, rig.administration).resource(PLACE);
        people = (PeopleResource) new PeopleSection(rig.tracking).resource(PLACE);
    }

    @Test
    void standWhereTheApiSaysTheyDo() {
        assertThat(List.of(
                        new TrackingSection(rig.tracking),
                        new VisitsSection(rig.tracking, rig.administration),
                        new LeadsSection(rig.tracking, rig.administration),
                        new TrafficSection(rig.tracking, rig.administration),
                        new PeopleSection(rig.tracking)))
                .extracting(RestSection::scope, RestSection::name)
                .containsExactly(
                        tuple(Scope.ACCOUNT, "tracking"),
                        tuple(Scope.ACCOUNT, "visits"),
                        tuple(Scope.ACCOUNT, "leads"),
                        tuple(Scope.ACCOUNT, "traffic"),
                        tuple(Scope.ACCOUNT, "people"));
    }

    @Test
    void showAndChangeTheSettings() {
        TrackingJson before = tracking.get();
        assertThat(before.parameter()).isEqualTo("afmc");
        assertThat(before.credit()).isEqualTo("last");
        assertThat(before.addresses()).isEqualTo("truncated");
        assertThat(before.code()).contains(before.publicKey(), "https://" + before.script());
        TrackingJson after = tracking.change(settings(before.version(), "ref", "first", 60, "none", 30));
        assertThat(after)
                .isEqualTo(new TrackingJson(
                        2,
                        before.publicKey(),
                        "ref",
                        "first",
                        60,
                        true,
                        "none",
                        30,
                        after.code(),
                        before.script(),
                        before.collector()));
        assertThat(after.code()).contains("\"ref\"");
        assertProblem(409, "", () -> tracking.change(settings(1L, "ref", "first", 60, "none", 30)));
        assertThat(tracking.get()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        ",ref,first,60,none,30,version",
        "1,,first,60,none,30,parameter",
        "1,'a\"b',first,60,none,30,parameter",
        "1,ref,both,60,none,30,credit",
        "1,ref,first,0,none,30,windowDays",
        "1,ref,first,366,none,30,windowDays",
        "1,ref,first,,none,30,windowDays",
        "1,ref,first,60,some,30,addresses",
        "1,ref,first,60,none,801,visitDays"
    })
    void nameTheSettingThatCannotBe(
            Long version,
            String parameter,
            String credit,
            Integer window,
            String addresses,
            Integer days,
            String field) {
        assertProblem(422, field, () -> tracking.change(settings(version, parameter, credit, window, addresses, days)));
    }

    private static SettingsJson settings(
            Long version, String parameter, String credit, Integer window, String addresses, Integer days) {
        return new SettingsJson(version, parameter, credit, window, true, addresses, days);
    }

    @Test
    void showVisits() throws Exception {
        rig.write(visit(EVE, day(0), "ANN10", "spring", "shop.example/a"), visit(MAX, day(0.5), ""));
        assertThat(visits.list(null).items())
                .containsExactly(
                        new VisitJson(day(0.5), "max_____", null, "shop.example/", "blog.example/post", "", "", "", ""),
                        new VisitJson(
                                day(0), "eve_____", ANN, "shop.example/a", "blog.example/post", "spring", "", "", ""));
        assertThat(visits.list("1").items()).hasSize(1);
        assertProblem(422, "limit", () -> visits.list("0"));
    }

    @Test
    void showLeadsPieceByPieceAndAsAFile() throws Exception {
        rig.write(
                visit(EVE, day(0), "ANN10"),
                lead(EVE, day(0), "=eve@mail.example"),
                lead(MAX, day(1), "max@mail.example"));
        LeadsJson first = leads.list(null, "1", null, null);
        assertThat(first.items())
                .containsExactly(new LeadJson("max@mail.example", day(1), "checkout", null, "shop.example/checkout"));
        LeadsJson second = leads.list(first.next(), "1", null, null);
        assertThat(second.items())
                .containsExactly(new LeadJson("=eve@mail.example", day(0), "checkout", ANN, "shop.example/checkout"));
        assertThat(second.next()).isNull();
        assertThat(leads.list(null, null, "1", null).items()).hasSize(1);
        assertThat(leads.list(null, null, null, "MAX@mail.example").items()).hasSize(1);
        assertThat(leads.list(null, null, null, "no address").items()).isEmpty();
        assertProblem(422, "after", () -> leads.list("x", null, null, null));
        assertThat(text(leads.export(null, null)))
                .isEqualTo("\uFEFFemail,at,source,affiliate,landing\r\n"
                        + "max@mail.example,2026-03-02T12:00:00Z,checkout,,shop.example/checkout\r\n"
                        + "'=eve@mail.example,2026-03-01T12:00:00Z,checkout,1,shop.example/checkout\r\n");
    }

    @Test
    void showTraffic() throws Exception {
        rig.write(visit(EVE, day(0), "ANN10"), visit(MAX, day(0), ""), lead(EVE, day(0), "eve@mail.example"));
        TrafficJson byAffiliate = traffic.get("affiliate", "2026-03-01", "2026-03-02");
        assertThat(byAffiliate.rows()).containsExactly(new RowJson("1", ANN, 1, 1, 1, 0, new BigDecimal("0.0000")));
        assertThat(byAffiliate.totals()).isEqualTo(new RowJson("total", null, 2, 2, 1, 0, new BigDecimal("0.0000")));
        assertThat(traffic.get(null, "2026-03-01", "2026-03-02").rows())
                .extracting(RowJson::name, RowJson::conversion)
                .containsExactly(tuple("2026-03-01", new BigDecimal("0.0000")), tuple("2026-03-02", null));
        assertProblem(422, "by", () -> traffic.get("week", null, null));
        assertProblem(422, "from", () -> traffic.get(null, "2020-01-01", "2026-03-02"));
    }

    @Test
    void tellTheDashboardOfVisitorsAndLeads() throws Exception {
        rig.write(visit(EVE, day(0), "ANN10"), visit(EVE, day(1), ""), lead(EVE, day(1), "eve@mail.example"));
        DashboardResource resource =
                (DashboardResource) new DashboardSection(new SqlDashboards(rig.database)).resource(PLACE);
        DashboardJson dashboard = resource.get("2026-03-01", "2026-03-03", null);
        assertThat(dashboard.visitors()).isEqualTo(2);
        assertThat(dashboard.leads()).isEqualTo(1);
        assertThat(dashboard.days())
                .extracting(DashboardResource.DayJson::visitors, DashboardResource.DayJson::leads)
                .containsExactly(tuple(1L, 0L), tuple(1L, 1L), tuple(0L, 0L));
    }

    @Test
    void showAPersonAndForgetHer() throws Exception {
        rig.write(visit(EVE, day(0), "ANN10"), lead(EVE, day(0), "eve@mail.example"));
        PeopleResource.PersonJson person = people.export(new WhoJson("eve@mail.example"));
        assertThat(person.lead().email()).isEqualTo("eve@mail.example");
        assertThat(person.visits()).hasSize(1);
        assertThat(people.erase(new WhoJson("eve@mail.example")).rows()).isEqualTo(5);
        assertThat(people.export(new WhoJson("eve@mail.example")).lead()).isNull();
        assertProblem(422, "email", () -> people.export(new WhoJson(null)));
        assertProblem(422, "body", () -> people.export(null));
        assertProblem(422, "email", () -> people.erase(new WhoJson("no address")));
    }

    private static String text(Response answer) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((StreamingOutput) answer.getEntity()).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void assertProblem(int status, String field, Runnable call) {
        assertThatExceptionOfType(ApiProblem.class).isThrownBy(call::run).satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.field()).isEqualTo(field);
        });
    }
}
