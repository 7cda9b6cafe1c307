package io.tributary.connections.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.audit.AuditLog;
import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.Connection;
import io.tributary.connections.Connections;
import io.tributary.database.Database;
import io.tributary.database.Secrets;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Connections over a fresh database, a fake store and a platform with the accounts {@code default} and {@code other}. */
public final class Fixture {
    final FakeStore store = new FakeStore();
    final List<Connection> told = new ArrayList<>();
    private final Database database = TestDatabase.empty();
    final Jdbi jdbi = database.open(StoredConnections.class, "connection");
    public final AuditLog audit = TestAudit.in(database);
    public final Accounts accounts = new Accounts(new FakePlatform("default", "other"));
    public final Connections connections = with(accounts);

    StoredConnections with(Accounts known) {
        return new StoredConnections(
                jdbi,
                new ReversingSecrets(),
                store,
                known,
                audit,
                told::add,
                new Traffic(Clock.fixed(FakeStore.NOW, ZoneOffset.UTC)),
                Clock.fixed(FakeStore.NOW, ZoneOffset.UTC));
    }

    /** Makes the store refuse the next logins. */
    public void refuseLogin() {
        store.infoProblem = new StoreException.Unauthorized(401, "The store answered 401 (not authorized).");
    }

    /** Shows whether a secret was encrypted, and for which place. */
    private static final class ReversingSecrets implements Secrets {
        @Override
        public String encrypt(String plain, String context) {
            return context + "|" + new StringBuilder(plain).reverse();
        }

        @Override
        public String decrypt(String encrypted, String context) {
            assertThat(encrypted).startsWith(context + "|");
            return new StringBuilder(encrypted.substring(context.length() + 1))
                    .reverse()
                    .toString();
        }
    }
}
