package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditCheck;
import io.tributary.audit.AuditEntry;
import io.tributary.audit.AuditFilter;
import io.tributary.audit.AuditLog;
import io.tributary.audit.AuditRecord;
import io.tributary.connections.Connections;
import java.security.PrivilegedAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.apache.karaf.util.jaas.JaasHelper;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class AuditCommandsTest {
    private final KnownLog log = new KnownLog();
    private final Rig rig = new Rig()
            .with(Connections.class, new FakeConnections().add("one", "abc123", "Shop"))
            .with(AuditLog.class, log);

    @Test
    void showsWhoChangedWhat() throws Exception {
        log.add("default", "", "affiliate 7", "affiliate.state", "active", "paused");
        log.add("default", "abc123", "coupon ANN10\u001b[2J", "coupon.skip", "", "skipped");
        log.add("default", "abc123", "connection", "connection.disconnect", "active", "");

        assertThat(rig.run(new AuditCommand())).isEqualTo(new Rig.Outcome("""
                                ENTRY  AT                    STORE   SUBJECT                ACTION                 BY     FROM
                                    3  2026-03-04T12:00:00Z  abc123  connection             connection.disconnect  admin  10.0.0.1
                                  active -> nothing
                                    2  2026-03-04T12:00:00Z  abc123  coupon ANN10\\u001b[2J  coupon.skip            admin  10.0.0.1
                                  skipped
                                    1  2026-03-04T12:00:00Z          affiliate 7            affiliate.state        admin  10.0.0.1
                                  active -> paused
                                """, null));
    }

    @Test
    void showsOneStoreOfAnyAccountAndThatThereIsMore() throws Exception {
        log.add("one", "abc123", "coupon A", "coupon.skip", "", "");
        log.add("one", "abc123", "coupon B", "coupon.skip", "", "");
        log.add("one", "other", "coupon C", "coupon.skip", "", "");

        assertThat(rig.run(new AuditCommand(), "--store", "abc123", "--limit", "1")
                        .out())
                .contains("coupon B")
                .doesNotContain("coupon A", "coupon C")
                .endsWith("There are more; --limit shows them.\n");
        assertThat(rig.run(new AuditCommand()).out()).isEqualTo("Nothing was changed yet.\n");
    }

    @Test
    void showsEntriesToPrograms() throws Exception {
        log.add("default", "", "affiliate 7", "affiliate.state", "active", "paused");

        assertThat(rig.run(new AuditCommand(), "--json").out()).isEqualTo("""
                        {
                          "items" : [
                            {
                              "number" : 1,
                              "at" : "2026-03-04T12:00:00Z",
                              "store" : "",
                              "subject" : "affiliate 7",
                              "action" : "affiliate.state",
                              "by" : "admin",
                              "from" : "10.0.0.1",
                              "before" : "active",
                              "after" : "paused",
                              "hash" : "h1"
                            }
                          ],
                          "more" : false
                        }
                        """);
    }

    @Test
    void checksTheLogsOfAllAccounts() throws Exception {
        log.add("one", "", "affiliate 7", "affiliate.state", "", "");
        log.add("two", "", "affiliate 7", "affiliate.state", "", "");

        assertThat(rig.run(new AuditCheckCommand())).isEqualTo(new Rig.Outcome("""
                                one: 1 entries, all as they were written, the last with the hash h1.
                                two: 1 entries, all as they were written, the last with the hash h1.
                                """, null));
        log.broken = "two";
        assertThat(rig.run(new AuditCheckCommand(), "--account", "one").failure())
                .isNull();
        assertThat(rig.run(new AuditCheckCommand()).failure()).isEqualTo("""
                        one: 1 entries, all as they were written, the last with the hash h1.
                        two: BROKEN at entry 1. Entry 1 was removed.
                        """);
    }

    @Test
    void knowsTheUserThatKarafHasLoggedIn() {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal("ann"));
        subject.getPrincipals().add(new ClientPrincipal("ssh", "/10.0.0.1:50022"));

        assertThat(JaasHelper.doAs(subject, (PrivilegedAction<Actor>) ShellUser::actor))
                .isEqualTo(new Actor("ann", "ssh /10.0.0.1:50022"));
        assertThat(ShellUser.actor()).isEqualTo(new Actor("unknown", "shell"));
    }

    private static final class KnownLog implements AuditLog {
        private final List<AuditRecord> entries = new ArrayList<>();
        private String broken = "";

        void add(String account, String store, String subject, String action, String before, String after) {
            Actor by = new Actor("admin", "10.0.0.1");
            AuditEntry entry = new AuditEntry(account, store, subject, action, by, before, after);
            long number = list(account, AuditFilter.ALL, Long.MAX_VALUE, 9).size() + 1L;
            entries.add(0, new AuditRecord(number, Instant.parse("2026-03-04T12:00:00Z"), entry, "h" + number));
        }

        @Override
        public AuditRecord append(Handle transaction, AuditEntry entry) {
            throw new UnsupportedOperationException("commands only read");
        }

        @Override
        public List<AuditRecord> list(String account, AuditFilter filter, long before, int limit) {
            return entries.stream()
                    .filter(each -> each.entry().account().equals(account))
                    .filter(each -> filter.store().isEmpty()
                            || filter.store().get().equals(each.entry().store()))
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<String> accounts() {
            return entries.stream()
                    .map(each -> each.entry().account())
                    .distinct()
                    .sorted()
                    .toList();
        }

        @Override
        public AuditCheck check(String account) {
            return account.equals(broken)
                    ? new AuditCheck(account, 0, OptionalLong.of(1), "Entry 1 was removed.", "")
                    : new AuditCheck(account, 1, OptionalLong.empty(), "", "h1");
        }
    }
}
