package io.tributary.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditEntry;
import io.tributary.audit.internal.AuditResource.AuditJson;
import io.tributary.database.Database;
import io.tributary.database.internal.SqlDatabase;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Place;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditResourceTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final Database database = new SqlDatabase(new H2AuditLogTest().emptyDatabase());
    private final SqlAuditLog log = new SqlAuditLog(database, Clock.fixed(NOON, ZoneOffset.UTC));
    private final AuditResource resource = (AuditResource) new AuditSection(log).resource(new Place("one", ""));

    @BeforeEach
    void fill() {
        database.open(SqlAuditLog.class, "audit").useTransaction(handle -> {
            for (int i = 1; i <= 3; i++) {
                log.append(
                        handle,
                        new AuditEntry(
                                "one",
                                "shop",
                                "coupon C" + i,
                                "coupon.skip",
                                new Actor("admin", "127.0.0.1"),
                                "drift",
                                "skipped"));
            }
        });
    }

    private AuditResource.AuditPageJson list(String before, String limit) {
        return resource.list(null, null, "", null, null, null, before, limit);
    }

    @Test
    void showsPageAfterPage() {
        var first = list(null, "2");
        assertThat(first.items()).extracting(AuditJson::number).containsExactly(3L, 2L);
        assertThat(first.next()).isEqualTo(2);

        var last = list("2", "2");
        assertThat(last.items()).extracting(AuditJson::number).containsExactly(1L);
        assertThat(last.next()).isNull();
    }

    @Test
    void showsAllThatIsKept() {
        AuditJson entry = list(null, "1").items().get(0);

        assertThat(entry)
                .isEqualTo(new AuditJson(
                        3,
                        NOON,
                        "shop",
                        "coupon C3",
                        "coupon.skip",
                        "admin",
                        "127.0.0.1",
                        "drift",
                        "skipped",
                        entry.hash()));
    }

    @Test
    void filters() {
        assertThat(resource.list(
                                "shop",
                                "coupon C2",
                                "coupon.",
                                "admin",
                                "2026-03-01T12:00:00Z",
                                "2026-03-01T12:00:01Z",
                                null,
                                null)
                        .items())
                .hasSize(1);
        assertThat(resource.list("other\0", null, null, null, null, null, null, null)
                        .items())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,", "x,", "9999999999999999999,", ",0", ",251"})
    void refusesNumbersThatCannotBe(String before, String limit) {
        assertThatThrownBy(() -> list(before, limit))
                .isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.status())
                        .isEqualTo(422));
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "+1000000000-12-31T23:59:59Z", "-0044-03-15T00:00:00Z"})
    void refusesMomentsThatCannotBe(String since) {
        assertThatThrownBy(() -> resource.list(null, null, null, null, since, null, null, null))
                .isInstanceOfSatisfying(
                        ApiProblem.class, problem -> assertThat(problem.field()).isEqualTo("since"));
    }

    @Test
    void saysWhetherAllHold() {
        assertThat(resource.check().intact()).isTrue();
        assertThat(resource.check().broken()).isNull();

        database.open(SqlAuditLog.class, "audit")
                .useHandle(handle -> handle.execute("delete from audit_entry where entry = 3"));

        assertThat(resource.check().broken()).isEqualTo(3);
        assertThat(resource.check().entries()).isEqualTo(2);
        assertThat(resource.check().problem()).isEqualTo("Entry 3 was removed; 3 were written.");
    }
}
