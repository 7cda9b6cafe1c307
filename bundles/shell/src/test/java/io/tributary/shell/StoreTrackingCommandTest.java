package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.audit.Actor;
import io.tributary.bigcommerce.ScriptId;
import io.tributary.bigcommerce.StoreScript.Consent;
import io.tributary.bigcommerce.StoreScript.Visibility;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.platform.AccountId;
import io.tributary.platform.TrackingCode;
import io.tributary.storefront.InstalledScript;
import io.tributary.storefront.Storefront;
import io.tributary.storefront.StorefrontException;
import io.tributary.storefront.TrackingStatus;
import io.tributary.storefront.Verification;
import io.tributary.storefront.Verification.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreTrackingCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final TrackingCode CODE = new TrackingCode("<script>\nkey\u001b[2J\n</script>", "k1", "t.example/t");

    private final FakeStorefront storefront = new FakeStorefront();
    private final Rig rig = new Rig()
            .with(Connections.class, new FakeConnections().add("default", "abc123", "Ann's Shop"))
            .with(Storefront.class, storefront);

    /** Does at once what it is asked. */
    private static final class FakeStorefront implements Storefront {
        final List<String> asked = new ArrayList<>();
        Optional<InstalledScript> installed = Optional.empty();
        Outcome outcome = Outcome.PRESENT;
        StorefrontException problem;

        @Override
        public TrackingStatus status(ConnectionId store) {
            return new TrackingStatus(Optional.of(CODE), true, "", installed, Optional.empty());
        }

        @Override
        public TrackingStatus install(ConnectionId store, Actor by) throws StorefrontException {
            asked.add("install " + store + " by " + by.name());
            if (problem != null) {
                throw problem;
            }
            installed = Optional.of(new InstalledScript(
                    new ScriptId("03805148-a592-4803-9482-e91fe5c1be12"),
                    false,
                    NOW,
                    Visibility.STOREFRONT,
                    Consent.TARGETING,
                    "Not on the checkout."));
            return status(store);
        }

        @Override
        public TrackingStatus remove(ConnectionId store, Actor by) {
            asked.add("remove " + store + " by " + by.name());
            installed = Optional.empty();
            return new TrackingStatus(
                    Optional.empty(),
                    false,
                    "No platform.",
                    installed,
                    Optional.of(new Verification(NOW, Outcome.MISSING, "https://shop.example/", "Gone.")));
        }

        @Override
        public Verification verify(ConnectionId store, Optional<URI> page) {
            String address = page.map(URI::toString).orElse("https://shop.example/");
            return new Verification(NOW, outcome, address, "Seen.");
        }
    }

    @Test
    void showsTheCodeSoThatItCanBeCopied() throws Exception {
        assertThat(rig.run(new StoreTrackingCommand(), "abc123")).isEqualTo(new Rig.Outcome("""
                        <script>
                        key\\u001b[2J
                        </script>
                        Nothing is installed.
                        """, null));
    }

    @Test
    void installsAndRemoves() throws Exception {
        assertThat(rig.run(new StoreTrackingCommand(), "abc123", "--install").out())
                .endsWith("""
                        </script>
                        Installed 2026-03-10T12:00:00Z as script 03805148-a592-4803-9482-e91fe5c1be12, storefront, targeting; --install brings it up to date.
                        Not on the checkout.
                        """);
        assertThat(rig.run(new StoreTrackingCommand(), "--remove", "default/abc123"))
                .isEqualTo(new Rig.Outcome("""
                        No platform.
                        Nothing is installed.
                        Last looked at 2026-03-10T12:00:00Z: missing, https://shop.example/. Gone.
                        """, null));
        assertThat(storefront.asked)
                .containsExactly("install default/abc123 by unknown", "remove default/abc123 by unknown");
    }

    @Test
    void answersProgramsWithTheMembersOfTheApi() throws Exception {
        storefront.install(new ConnectionId(new AccountId("default"), "abc123"), new Actor("", ""));
        assertThat(rig.run(new StoreTrackingCommand(), "abc123", "--json")).isEqualTo(new Rig.Outcome("""
                        {
                          "store" : "abc123",
                          "account" : "default",
                          "available" : true,
                          "html" : "<script>\\nkey\\u001B[2J\\n</script>",
                          "publicKey" : "k1",
                          "canInstall" : true,
                          "reason" : "",
                          "installed" : {
                            "id" : "03805148-a592-4803-9482-e91fe5c1be12",
                            "current" : false,
                            "installedAt" : "2026-03-10T12:00:00Z",
                            "visibility" : "storefront",
                            "consentCategory" : "targeting",
                            "note" : "Not on the checkout."
                          },
                          "verified" : null
                        }
                        """, null));
    }

    @Test
    void verifyEndsWellOnlyWhenTheCodeIsThere() throws Exception {
        assertThat(rig.run(new StoreTrackingCommand(), "abc123", "--verify"))
                .isEqualTo(new Rig.Outcome("present, https://shop.example/. Seen.\n", null));
        storefront.outcome = Outcome.OTHER_KEY;
        assertThat(rig.run(new StoreTrackingCommand(), "abc123", "--verify", "--page", "https://shop.example/sale"))
                .isEqualTo(new Rig.Outcome("", "other-key, https://shop.example/sale. Seen.\n"));
        assertThat(rig.run(new StoreTrackingCommand(), "abc123", "--verify", "--json")
                        .failure())
                .isEqualTo("""
                        {
                          "store" : "abc123",
                          "account" : "default",
                          "at" : "2026-03-10T12:00:00Z",
                          "outcome" : "other-key",
                          "page" : "https://shop.example/",
                          "detail" : "Seen."
                        }""");
        assertThat(rig.run(new StoreTrackingCommand(), "abc123", "--verify", "--page", "shop")
                        .failure())
                .isEqualTo("--page is the whole address of a page like https://shop.example/sale, not 'shop'.");
    }

    @Test
    void doesOneThingAtATime() throws Exception {
        assertThat(rig.run(new StoreTrackingCommand(), "abc123", "--install", "--remove")
                        .failure())
                .isEqualTo("One thing at a time: --install or --remove.\nUsage: bigcommerce:tracking STORE"
                        + " [--install|--remove|--verify [--page ADDRESS]] [--json]");
        assertThat(rig.run(new StoreTrackingCommand(), "abc123", "--page", "https://a.example/")
                        .failure())
                .startsWith("--page says where --verify looks.\nUsage: ");
        assertThat(storefront.asked).isEmpty();
    }

    @Test
    void saysWhatWentWrong() throws Exception {
        storefront.problem = new StorefrontException.Refused("A scope is missing.", null);
        assertThat(rig.run(new StoreTrackingCommand(), "abc123", "--install"))
                .isEqualTo(new Rig.Outcome("", "A scope is missing."));
        assertThat(rig.run(new StoreTrackingCommand(), "zoo").failure()).startsWith("There is no store 'zoo'.");
        assertThat(rig.usedServices()).isZero();
    }
}
