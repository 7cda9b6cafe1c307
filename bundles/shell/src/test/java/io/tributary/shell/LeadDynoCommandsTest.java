package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import io.tributary.platform.leaddyno.Difference;
import io.tributary.platform.leaddyno.KeyTest;
import io.tributary.platform.leaddyno.LeadDyno;
import io.tributary.platform.leaddyno.LeadDynoAccount;
import io.tributary.platform.leaddyno.LeadDynoSettings;
import io.tributary.platform.leaddyno.Shadow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeadDynoCommandsTest {
    private final OneAccount leadDyno = new OneAccount();
    private final Rig rig = new Rig().with(LeadDyno.class, leadDyno);

    @Test
    void asksForThePrivateKeyOfANewAccount() throws Exception {
        rig.atTerminal("private-1234");
        assertThat(rig.run(new LeadDynoConnectCommand(), "shop", "--public-key", "public-12345"))
                .isEqualTo(new Rig.Outcome("""
                        ACCOUNT  NAME  PURCHASE CODE  NO AFFILIATE  NO E-MAIL  CANCELLED AGAIN  AFFILIATES READ
                        shop     shop  order-id       send          refuse     refuse           never
                        """, null));
        assertThat(leadDyno.entered).extracting(LeadDynoSettings::privateKey).containsExactly("private-1234");
        assertThat(rig.masks).containsExactly('\0');
    }

    @Test
    void changesOneThingWithoutAskingForTheKey() throws Exception {
        rig.atTerminal("private-1234");
        rig.run(new LeadDynoConnectCommand(), "shop");
        assertThat(rig.run(new LeadDynoConnectCommand(), "shop", "--cancelled-again", "new-code")
                        .out())
                .contains("new-code");
        assertThat(leadDyno.entered.get(1).privateKey()).isEmpty();
        assertThat(rig.run(new LeadDynoConnectCommand(), "shop", "--cancelled-again", "maybe")
                        .failure())
                .isEqualTo("--cancelled-again is refuse or new-code, not 'maybe'.");
    }

    @Test
    void saysWhatIsWrongWithTheKeys() throws Exception {
        assertThat(rig.run(new LeadDynoTestCommand(), "shop").failure())
                .isEqualTo("No account 'shop' of LeadDyno is set up; leaddyno:connect sets one up.");
        rig.atTerminal("private-1234");
        rig.run(new LeadDynoConnectCommand(), "shop");
        assertThat(rig.run(new LeadDynoTestCommand(), "shop").out()).isEqualTo("Fine.\n");
        leadDyno.test = new KeyTest(KeyTest.Result.SWAPPED, "They are swapped.");
        assertThat(rig.run(new LeadDynoTestCommand(), "shop").failure()).isEqualTo("They are swapped.\n");
    }

    @Test
    void listsWhatLeadDynoDidNotFollow() throws Exception {
        assertThat(rig.run(new LeadDynoDifferencesCommand(), "shop").out())
                .isEqualTo("LeadDyno holds every purchase as it was asked to.\n");
        leadDyno.differences.add(
                new Difference("abc123", 1001, "1001.2", "the commission stayed\u001b[2J", Instant.EPOCH));
        assertThat(rig.run(new LeadDynoDifferencesCommand(), "shop").out()).isEqualTo("""
                        STORE   ORDER  PURCHASE CODE  SINCE
                        abc123   1001  1001.2         1970-01-01T00:00:00Z
                          the commission stayed\\u001b[2J
                        """);
        assertThat(rig.run(new LeadDynoAccountsCommand()).out())
                .isEqualTo("No account of LeadDyno is set up; leaddyno:connect sets one up.\n");
    }

    @Test
    void showsHowThePlatformsCompareAndLetsLeadDynoTakeOver() throws Exception {
        leadDyno.differences.add(new Difference(
                "abc123", 1001, "1001", "LeadDyno has no purchase, decided was 80.00 USD", Instant.EPOCH));
        assertThat(rig.run(new LeadDynoShadowCommand(), "shop").out()).isEqualTo("""
                        The account is the other platform's; LeadDyno is only read.
                        3 orders decided, 0 of them compared, 0 differ.
                        """);
        assertThat(rig.run(new LeadDynoShadowCommand(), "shop", "--compare").out())
                .isEqualTo("""
                        The account is the other platform's; LeadDyno is only read.
                        3 orders decided, 3 of them compared, 1 differs.
                        STORE   ORDER  PURCHASE CODE  SINCE
                        abc123   1001  1001           1970-01-01T00:00:00Z
                          LeadDyno has no purchase, decided was 80.00 USD
                        """);
        assertThat(rig.run(new LeadDynoTakeOverCommand(), "shop").out()).isEqualTo("""
                        The account is LeadDyno's since 1970-01-01T00:00:00Z; orders of before stay where they are.
                        3 orders decided, 3 of them compared, 0 differ.
                        """);
        assertThat(rig.run(new LeadDynoTakeOverCommand(), "shop", "--back").failure())
                .isEqualTo("LeadDyno was told of orders");
    }

    /** Keeps one account and takes every key. */
    private static final class OneAccount implements LeadDyno {
        final List<LeadDynoSettings> entered = new ArrayList<>();
        final List<Difference> differences = new ArrayList<>();
        KeyTest test = new KeyTest(KeyTest.Result.OK, "Fine.");
        private Shadow shadow = new Shadow(true, Optional.empty(), 3, 0, List.of());
        private Optional<LeadDynoAccount> account = Optional.empty();

        @Override
        public List<LeadDynoAccount> accounts() {
            return account.stream().toList();
        }

        @Override
        public Optional<LeadDynoAccount> account(AccountId id) {
            return account;
        }

        @Override
        public KeyTest test(AccountId id, String privateKey, String publicKey) {
            return test;
        }

        @Override
        public LeadDynoAccount connect(AccountId id, LeadDynoSettings settings, Actor by) {
            entered.add(settings);
            account = Optional.of(new LeadDynoAccount(
                    id,
                    id.value(),
                    settings.publicKey(),
                    settings.purchaseCode(),
                    Optional.empty(),
                    false,
                    settings.withoutAffiliate(),
                    settings.withoutEmail(),
                    settings.cancelledAgain(),
                    Optional.empty(),
                    ""));
            return account.get();
        }

        @Override
        public LeadDynoAccount poll(AccountId id) throws PlatformException {
            return account.orElseThrow(() -> new PlatformException.Rejected("account", "no such account"));
        }

        @Override
        public List<Difference> differences(AccountId id, int limit) {
            return List.copyOf(differences);
        }

        @Override
        public Shadow shadow(AccountId id) {
            return shadow;
        }

        @Override
        public Shadow compare(AccountId id) {
            shadow = new Shadow(shadow.on(), shadow.takenOverAt(), 3, 3, differences);
            return shadow;
        }

        @Override
        public Shadow takeOver(AccountId id, Actor by) {
            shadow = new Shadow(false, Optional.of(Instant.EPOCH), 3, 3, List.of());
            return shadow;
        }

        @Override
        public Shadow handBack(AccountId id, Actor by) throws PlatformException {
            throw new PlatformException.Rejected("shadow", "LeadDyno was told of orders");
        }
    }
}
