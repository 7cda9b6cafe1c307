package io.tributary.couponsync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.platform.AccountId;
import io.tributary.sync.Run;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class CodeChangesTest {
    private final FakeConnections connections = new FakeConnections(new FakeStore());
    private final AskedRuns runs = new AskedRuns();
    private final CodeChanges changes = new CodeChanges(connections, runs);

    @Test
    void asksForARunOfTheAccountsStores() {
        changes.codesChanged(new AccountId("other"));
        assertThat(runs.asked).isEmpty();
        changes.codesChanged(FakeConnections.ID.account());
        assertThat(runs.asked).containsExactly("shop/abc123 coupons EVENT");
    }

    @Test
    void leavesDisconnectedStoresAlone() {
        connections.state = Connection.State.DISCONNECTED;
        changes.codesChanged(FakeConnections.ID.account());
        assertThat(runs.asked).isEmpty();
    }

    @Test
    void keepsItsTroublesToItself() {
        runs.broken = true;
        assertThatCode(() -> changes.codesChanged(FakeConnections.ID.account())).doesNotThrowAnyException();
    }

    private static final class AskedRuns implements SyncRuns {
        final List<String> asked = new ArrayList<>();
        boolean broken;

        @Override
        public Run request(RunRequest wanted) {
            if (broken) {
                throw new IllegalArgumentException("there is no job 'coupons'");
            }
            asked.add(wanted.connection() + " " + wanted.job() + (wanted.dryRun() ? " dry" : "") + " "
                    + wanted.trigger());
            return null;
        }

        @Override
        public SortedSet<String> jobs() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Run> find(ConnectionId connection, long id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Run> list(ConnectionId connection, long before, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancel(ConnectionId connection, long id) {
            throw new UnsupportedOperationException();
        }
    }
}
