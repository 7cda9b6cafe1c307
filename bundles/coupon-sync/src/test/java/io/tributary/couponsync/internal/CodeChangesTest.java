package io.tributary.couponsync.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tributary.connections.Connection;
import io.tributary.platform.AccountId;
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
}
