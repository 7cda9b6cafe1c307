package io.tributary.orderimport.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sandbox.LoggedRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What holds whatever happened: the universal part of every case. */
final class Universal {
    private Universal() {}

    /** After any run, also one that failed: nothing was said to be read that was not, and no secret was told. */
    static void afterRun(Shop shop) {
        LedgerOrders ledger = shop.world.ledger();
        Optional<Instant> readUntil = ledger.summary(World.STORE).readUntil();
        for (long id : shop.store.orderIds()) {
            if (ledger.explain(World.STORE, id).isEmpty()) {
                Instant modified = shop.store.order(id).modified().orElseThrow();
                assertThat(readUntil.filter(modified::isBefore))
                        .as("U6: read until a moment before which order %s, not read, was modified", id)
                        .isEmpty();
            }
        }
        assertThat(shop.world.platform.effects.values())
                .as("U1: effects per order that nobody changed")
                .allMatch(times -> times == 1);
        withoutSecrets(shop.world.connections.attention);
        politely(shop.store.requests());
    }

    /** After the run that heals: the purchases are those of an import that nothing disturbed, and all is quiet. */
    static void healed(Shop shop) {
        afterRun(shop);
        World undisturbed = shop.undisturbed();
        undisturbed.run();
        assertThat(undisturbed.platform.purchases).as("the model").isNotEmpty();
        assertThat(shop.world.platform.purchases)
                .as("U2: purchases as the store's final state wants them")
                .isEqualTo(undisturbed.platform.purchases);
        shop.run();
        shop.store.clearRequests();
        int puts = shop.world.platform.puts;
        FakeRun again = shop.run();
        assertThat(shop.world.platform.puts).as("U3: calls that put").isEqualTo(puts);
        assertThat(again.count("new") + again.count("changed"))
                .as("U3: decisions")
                .isZero();
        assertThat(shop.store.requests()).as("U3: only reads").allMatch(request -> request.method()
                .equals("GET"));
        assertThat(shop.store.requestCount()).as("requests of a quiet run").isLessThanOrEqualTo(2);
        assertThat(shop.world.ledger().summary(World.STORE).unconfirmed()).isZero();
    }

    static void withoutSecrets(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        withoutSecrets(trace.toString());
    }

    static void withoutSecrets(String text) {
        assertThat(text).as("U4").doesNotContain(Shop.TOKEN);
    }

    private static void politely(List<LoggedRequest> requests) {
        assertThat(requests)
                .filteredOn(request -> request.resource().equals("/v2/orders"))
                .as("U5: order lists of full length")
                .allMatch(request -> request.query().contains("limit=250"));
        for (int i = 0; i + 2 < requests.size(); i++) {
            LoggedRequest refused = requests.get(i);
            if (refused.status() == 429) {
                assertThat(requests.get(i + 2).at())
                        .as("U5: no burst after a refusal at " + refused.at())
                        .isAfter(refused.at());
            }
        }
    }
}
