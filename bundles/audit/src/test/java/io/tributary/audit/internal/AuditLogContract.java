package io.tributary.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditCheck;
import io.tributary.audit.AuditEntry;
import io.tributary.audit.AuditFilter;
import io.tributary.audit.AuditRecord;
import io.tributary.database.Database;
import io.tributary.database.internal.SqlDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log does, whatever database it is in. */
abstract class AuditLogContract {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final Actor ADMIN = new Actor("admin", "127.0.0.1");

    private Database database;
    private Jdbi jdbi;
    private SqlAuditLog log;

    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        database = new SqlDatabase(emptyDatabase());
        jdbi = database.open(SqlAuditLog.class, "audit");
        log = log();
    }

    private SqlAuditLog log() {
        return new SqlAuditLog(database, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static AuditEntry entry(String account, String subject, String after) {
        return new AuditEntry(account, "shop", subject, "coupon.skip", ADMIN, "", after);
    }

    private AuditRecord append(AuditEntry entry) {
        return jdbi.inTransaction(handle -> log.append(handle, entry));
    }

    private void fill(int entries) {
        jdbi.useTransaction(handle -> {
            for (int i = 1; i <= entries; i++) {
                log.append(handle, entry("one", "coupon C" + i, "value " + i));
            }
        });
    }

    private void tamper(String sql) {
        assertThat(jdbi.<Integer, RuntimeException>withHandle(handle -> handle.execute(sql)))
                .isPositive();
    }

    @Test
    void keepsWhatItIsTold() {
        AuditRecord written = append(entry("one", "coupon ANN10", "skipped"));

        assertThat(written.number()).isEqualTo(1);
        assertThat(written.at()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123456Z"));
        assertThat(log.list("one", AuditFilter.ALL, Long.MAX_VALUE, 10)).containsExactly(written);
        assertThat(log.accounts()).containsExactly("one");
    }

    @Test
    void anEntryGoesWithItsTransaction() {
        assertThatThrownBy(() -> jdbi.useTransaction(handle -> {
                    log.append(handle, entry("one", "coupon ANN10", "skipped"));
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessage("the change failed");

        assertThat(log.list("one", AuditFilter.ALL, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(log.check("one").entries()).isZero();
        assertThat(append(entry("one", "coupon ANN10", "skipped")).number()).isEqualTo(1);
    }

    @Test
    void refusesToWriteOutsideATransaction() {
        assertThatThrownBy(() -> jdbi.useHandle(handle -> log.append(handle, entry("one", "coupon ANN10", ""))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(log.accounts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Skip", "skip it", "9", "skip\n"})
    void refusesAnActionThatIsNoWord(String action) {
        AuditEntry entry = new AuditEntry("one", "", "coupon ANN10", action, ADMIN, "", "");

        assertThatThrownBy(() -> append(entry)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdsWithEveryText() {
        String odd = "NUL \0, half \ud83d, whole \ud83d\ude00, i\u0307 İ ß, e\u0301 é, 'quote', \\u0000, \u202e";
        append(new AuditEntry("one", odd, odd, "coupon.skip", new Actor(odd, odd), odd, odd));
        append(new AuditEntry(
                "one", "", "x".repeat(10_000), "coupon.skip", new Actor(" ", ""), "\ud83d\ude00".repeat(5000), ""));

        assertThat(log.check("one").intact()).isTrue();
        AuditEntry longest =
                log.list("one", AuditFilter.ALL, Long.MAX_VALUE, 1).get(0).entry();
        assertThat(longest.subject()).hasSize(500).endsWith("xx...");
        assertThat(longest.before()).hasSize(1999).endsWith("\ud83d\ude00...");
        assertThat(longest.by().name()).isEqualTo("unknown");
    }

    @Test
    void walksThroughALongChain() {
        fill(1201);

        AuditCheck check = log.check("one");

        assertThat(check.intact()).isTrue();
        assertThat(check.entries()).isEqualTo(1201);
        assertThat(check.hash())
                .isEqualTo(log.list("one", AuditFilter.ALL, Long.MAX_VALUE, 1)
                        .get(0)
                        .hash());
    }

    @Test
    void holdsWhereNothingWasEverWritten() {
        AuditCheck check = log.check("nobody");

        assertThat(check.intact()).isTrue();
        assertThat(check.entries()).isZero();
        assertThat(check.hash()).isEqualTo("0".repeat(64));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "written_at = written_at + interval '1' second",
                "store = 'other'",
                "subject = 'coupon BOB5'",
                "action = 'NO ACTION'",
                "by_name = 'root'",
                "by_from = ''",
                "before_text = after_text, after_text = ''",
                "after_text = after_text || ' '",
                "hash = '00'"
            })
    void namesTheFirstEntryThatWasChanged(String change) {
        fill(5);
        tamper("update audit_entry set " + change + " where entry in (3, 5)");

        AuditCheck check = log.check("one");

        assertThat(check.broken()).hasValue(3);
        assertThat(check.entries()).isEqualTo(2);
        assertThat(check.problem())
                .isEqualTo("Entry 3 is not what was written, or entry 2 was changed together with its hash.");
    }

    @Test
    void seesWhatWasAddedToATextThatIsAsLongAsCanBe() {
        append(entry("one", "coupon ANN10", "x".repeat(5000)));
        tamper("update audit_entry set after_text = after_text || 'y'");

        assertThat(log.check("one").broken()).hasValue(1);
        assertThat(log.list("one", AuditFilter.ALL, Long.MAX_VALUE, 1)).hasSize(1);
    }

    @Test
    void namesAnEntryThatWasChangedTogetherWithItsHash() {
        fill(5);
        AuditRecord third = log.list("one", AuditFilter.ALL, Long.MAX_VALUE, 5).get(2);
        String before = log.list("one", AuditFilter.ALL, 3, 1).get(0).hash();
        AuditEntry entry = third.entry();
        String forged = Chain.hash(
                before,
                3,
                third.at(),
                List.of("one", "shop", "coupon X", "coupon.skip", "admin", "127.0.0.1", "", entry.after()));
        tamper("update audit_entry set subject = 'coupon X', hash = '" + forged + "' where entry = 3");

        AuditCheck check = log.check("one");

        assertThat(check.broken()).hasValue(4);
        assertThat(check.problem())
                .isEqualTo("Entry 4 is not what was written, or entry 3 was changed together with its hash.");
    }

    @Test
    void namesAnEntryThatWasRemoved() {
        fill(5);
        tamper("delete from audit_entry where entry = 3");

        AuditCheck check = log.check("one");

        assertThat(check.broken()).hasValue(3);
        assertThat(check.problem()).isEqualTo("Entry 3 was removed.");
    }

    @Test
    void namesTheFirstEntryThatWasRemovedAtTheEnd() {
        fill(5);
        tamper("delete from audit_entry where entry > 3");

        AuditCheck check = log.check("one");

        assertThat(check.broken()).hasValue(4);
        assertThat(check.problem()).isEqualTo("Entry 4 was removed; 5 were written.");
    }

    @Test
    void seesThatTheLastEntryWasReplaced() {
        fill(2);
        AuditRecord last = log.list("one", AuditFilter.ALL, Long.MAX_VALUE, 1).get(0);
        String before = log.list("one", AuditFilter.ALL, 2, 1).get(0).hash();
        String forged = Chain.hash(
                before,
                2,
                last.at(),
                List.of("one", "shop", "coupon C2", "coupon.skip", "admin", "127.0.0.1", "", "forged"));
        tamper("update audit_entry set after_text = 'forged', hash = '" + forged + "' where entry = 2");

        assertThat(log.check("one").broken()).hasValue(2);
    }

    @Test
    void seesThatTheCountWasSetBackOrRemoved() {
        fill(3);
        tamper("update audit_head set entries = 2");
        assertThat(log.check("one").broken()).hasValue(3);

        tamper("delete from audit_head");
        assertThat(log.check("one").broken()).hasValue(1);
        assertThat(log.accounts()).containsExactly("one");
    }

    @Test
    void accountsHaveChainsOfTheirOwn() {
        append(entry("one", "coupon A", ""));
        append(entry("two", "coupon A", ""));
        append(entry("one", "coupon B", ""));
        tamper("update audit_entry set subject = 'x' where account = 'two'");

        assertThat(log.check("one").entries()).isEqualTo(2);
        assertThat(log.check("one").intact()).isTrue();
        assertThat(log.check("two").intact()).isFalse();
        assertThat(log.accounts()).containsExactly("one", "two");
    }

    @Test
    void twoNodesWriteOneChain() throws Exception {
        List<Callable<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            SqlAuditLog node = log();
            String name = "writer " + writer;
            writers.add(() -> {
                for (int i = 0; i < 25; i++) {
                    jdbi.useTransaction(handle -> node.append(handle, entry("one", name, "")));
                }
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(writers.size());
        try {
            for (Future<Void> done : threads.invokeAll(writers)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(log.check("one").intact()).isTrue();
        assertThat(log.list("one", AuditFilter.ALL, Long.MAX_VALUE, 1000))
                .extracting(AuditRecord::number)
                .containsExactlyElementsOf(
                        LongStream.iterate(100, n -> n > 0, n -> n - 1).boxed().toList());
    }

    @Test
    void showsPagesAndWhatIsWanted() {
        fill(5);
        append(new AuditEntry("one", "", "affiliate 7", "affiliate.pause", new Actor("bob", "shell"), "", ""));

        assertThat(numbers(AuditFilter.ALL, Long.MAX_VALUE, 2)).containsExactly(6L, 5L);
        assertThat(numbers(AuditFilter.ALL, 5, 10)).containsExactly(4L, 3L, 2L, 1L);
        assertThat(numbers(AuditFilter.ofStore("shop"), Long.MAX_VALUE, 2)).containsExactly(5L, 4L);
        assertThat(numbers(filter("affiliate 7", null, null), Long.MAX_VALUE, 9))
                .containsExactly(6L);
        assertThat(numbers(filter(null, "affiliate.", null), Long.MAX_VALUE, 9)).containsExactly(6L);
        assertThat(numbers(filter(null, "coupon.skip", null), Long.MAX_VALUE, 1))
                .containsExactly(5L);
        assertThat(numbers(filter(null, null, "bob"), Long.MAX_VALUE, 9)).containsExactly(6L);
        assertThat(numbers(between(NOON.plusSeconds(1), null), Long.MAX_VALUE, 9))
                .isEmpty();
        assertThat(numbers(between(NOON.minusSeconds(1), NOON.plusSeconds(1)), Long.MAX_VALUE, 9))
                .hasSize(6);
        assertThat(numbers(between(null, NOON.minusSeconds(1)), Long.MAX_VALUE, 9))
                .isEmpty();
    }

    private List<Long> numbers(AuditFilter filter, long before, int limit) {
        return log.list("one", filter, before, limit).stream()
                .map(AuditRecord::number)
                .toList();
    }

    private static AuditFilter filter(String subject, String action, String by) {
        return new AuditFilter(
                Optional.empty(),
                Optional.ofNullable(subject),
                Optional.ofNullable(action),
                Optional.ofNullable(by),
                Optional.empty(),
                Optional.empty());
    }

    private static AuditFilter between(Instant since, Instant until) {
        return new AuditFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(since),
                Optional.ofNullable(until));
    }
}
