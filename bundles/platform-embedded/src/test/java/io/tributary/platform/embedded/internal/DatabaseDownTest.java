package io.tributary.platform.embedded.internal;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.Money;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.embedded.Page;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseDownTest {
    @Test
    void saysThatItIsUnavailableWhileTheDatabaseIsDown() throws SQLException {
        Database database = TestDatabase.empty();
        SqlPlatform platform = TestPlatforms.on(database, Clock.systemUTC());
        SqlEmbeddedPlatform administration =
                new SqlEmbeddedPlatform(database, TestAudit.in(database), Clock.systemUTC());
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop table platform_purchase cascade");
            statement.execute("drop table platform_account cascade");
        }
        PurchaseKey key = new PurchaseKey(new AccountId("default"), "store", 1);
        Purchase purchase =
                new Purchase(key, Purchase.State.LIVE, Money.of("1", "USD"), Optional.empty(), Instant.EPOCH);
        assertThatExceptionOfType(PlatformException.Unavailable.class)
                .isThrownBy(() -> platform.put(List.of(purchase)));
        assertThatExceptionOfType(PlatformException.Unavailable.class).isThrownBy(() -> platform.find(key));
        assertThatExceptionOfType(PlatformException.Unavailable.class)
                .isThrownBy(() -> administration.accounts(new Page.Request(1, 1)));
    }
}
