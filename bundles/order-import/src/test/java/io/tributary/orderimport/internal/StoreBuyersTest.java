package io.tributary.orderimport.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.bigcommerce.StoreException;
import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import io.tributary.platform.PurchaseKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoreBuyersTest {
    private final World world = new World();
    private final StoreBuyers buyers = new StoreBuyers(world.connections);

    @Test
    void tellsWhatTheShopperTyped() throws Exception {
        world.store.add(OrderBuilder.order(101));
        assertThat(buyers.email(key(101))).contains("buyer@example.com");
    }

    @Test
    void anOrderThatIsGoneHasNoAddress() throws Exception {
        assertThat(buyers.email(key(101))).contains("");
    }

    @Test
    void knowsNothingOfOtherStores() throws Exception {
        assertThat(buyers.email(new PurchaseKey(new AccountId("default"), "other", 101)))
                .isEmpty();
        assertThat(world.store.calls).isEmpty();
    }

    @Test
    void saysThatTheStoreDoesNotAnswer() {
        world.store.disturbance = call -> {
            throw new StoreException.Unavailable(503, "The store is down.", Duration.ofSeconds(9), false, null);
        };
        assertThatExceptionOfType(PlatformException.Unavailable.class)
                .isThrownBy(() -> buyers.email(key(101)))
                .withMessageContaining("The store is down.");
    }

    private static PurchaseKey key(long order) {
        return new PurchaseKey(World.STORE.account(), World.STORE.store(), order);
    }
}
