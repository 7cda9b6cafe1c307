package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connections.Connections;
import io.tributary.couponsync.Coupons;
import io.tributary.sync.SyncRuns;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.support.completers.ArgumentCommandLine;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private final FakeConnections connections = new FakeConnections();
    private final Rig rig = new Rig().with(Connections.class, connections).with(SyncRuns.class, new FakeRuns());

    @Test
    void offersStoresWithTheirAccountOnlyWhereThatIsNeeded() {
        connections.add("one", "abc123", "Shop").add("one", "twice1", "Shop").add("two", "twice1", "Shop");
        StoreCompleter completer = new StoreCompleter();
        completer.bundles = rig.bundles();

        assertThat(offered(completer, "")).containsExactly("abc123 ", "one/twice1 ", "two/twice1 ");
        assertThat(offered(completer, "ab")).containsExactly("abc123 ");
    }

    @Test
    void offersTheJobsThatAreDeployedAndOptions() {
        JobCompleter completer = new JobCompleter();
        completer.bundles = rig.bundles();

        assertThat(offered(completer, "")).containsExactly("--dry-run ", "--follow ", "--json ", "coupons ", "orders ");
        assertThat(offered(completer, "o")).containsExactly("orders ");
    }

    @Test
    void offersTheStatesOfCoupons() {
        CouponStateCompleter completer = new CouponStateCompleter();
        completer.bundles = rig.bundles();

        assertThat(offered(completer, "d")).containsExactly("deleted_in_store ", "disabled_affiliate ", "drift ");
    }

    @Test
    void offersNothingWhereNothingIsInstalled() {
        rig.without(Connections.class).without(SyncRuns.class).without(Coupons.class);
        StoreCompleter stores = new StoreCompleter();
        stores.bundles = rig.bundles();
        AccountCompleter accounts = new AccountCompleter();
        accounts.bundles = rig.bundles();
        AffiliateCompleter affiliates = new AffiliateCompleter();
        affiliates.bundles = rig.bundles();

        assertThat(offered(stores, "")).isEmpty();
        assertThat(offered(accounts, "")).isEmpty();
        assertThat(offered(affiliates, "")).isEmpty();
        assertThat(rig.usedServices()).isZero();
    }

    private List<String> offered(Completer completer, String typed) {
        List<String> offered = new ArrayList<>();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        completer.complete(rig.session(nowhere), new ArgumentCommandLine(typed, typed.length()), offered);
        return offered;
    }
}
