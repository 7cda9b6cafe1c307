package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.embedded.Balance;
import io.tributary.platform.embedded.CommissionEntry;
import io.tributary.platform.embedded.CommissionFilter;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.Payout;
import io.tributary.platform.embedded.Payouts;
import io.tributary.platform.embedded.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PayoutCommandTest {
    private final FakePayouts payouts = new FakePayouts();
    private final Rig rig = new Rig().with(Payouts.class, payouts);

    @Test
    void showsWhoIsToGetWhat() throws Exception {
        assertThat(rig.run(new AffiliatePayoutCommand(), "preview", "--until", "2026-03-04T12:00:00Z")
                        .out())
                .isEqualTo("""
                        AFFILIATE  NAME  E-MAIL             AMOUNT  ENTRIES
                        1          Ann   ann@example.com  8.00 USD        2
                        2          Bob   bob@example.com  0.00 USD        1  carried over
                        Together 8.00 USD.
                        """);
        assertThat(payouts.asked).containsExactly("preview USD 2026-03-04T12:00:00Z");
    }

    @Test
    void makesListsAndTakesBack() throws Exception {
        assertThat(rig.run(new AffiliatePayoutCommand(), "list").out())
                .isEqualTo("There are no payouts; affiliate:payout make makes one.\n");
        assertThat(rig.run(
                                new AffiliatePayoutCommand(),
                                "make",
                                "--currency",
                                "USD",
                                "--note",
                                "March",
                                "--until",
                                "2026-03-04T12:00:00Z")
                        .out())
                .startsWith("Payout 1, paid.\nAFFILIATE  NAME")
                .endsWith("Together 8.00 USD.\n");
        assertThat(rig.run(new AffiliatePayoutCommand(), "list").out()).isEqualTo("""
                        PAYOUT  STATE    AMOUNT  AFFILIATES  MADE                  BY    NOTE
                             1  paid   8.00 USD           1  2026-03-04T12:00:00Z  carl  March
                        """);
        assertThat(rig.run(new AffiliatePayoutCommand(), "void", "1", "wrong bank")
                        .out())
                .isEqualTo("""
                        PAYOUT  STATE    AMOUNT  AFFILIATES  MADE                  BY    NOTE
                             1  void   8.00 USD           1  2026-03-04T12:00:00Z  carl  wrong bank
                        """);
        assertThat(rig.run(new AffiliatePayoutCommand(), "show", "1").out()).startsWith("Payout 1, void.\n");
    }

    @Test
    void showsThemToPrograms() throws Exception {
        assertThat(rig.run(new AffiliatePayoutCommand(), "make", "--json").out()).contains("""
                          "lines" : [
                            {
                              "affiliate" : {
                                "id" : "1",
                                "name" : "Ann",
                                "email" : "ann@example.com"
                              },
                              "amount" : "8.00",
                              "entries" : 2
                            }
                          ],
                        """.indent(0));
        assertThat(rig.run(new AffiliatePayoutCommand(), "list", "--json").out())
                .contains("\"state\" : \"paid\"");
    }

    @Test
    @DisplayName("case 124: words that are none")
    void saysWhatIsWrong() throws Exception {
        assertThat(rig.run(new AffiliatePayoutCommand(), "pay").failure())
                .startsWith("The action is preview, make, list, show or void, not 'pay'.\nUsage: affiliate:payout ACTION");
        assertThat(rig.run(new AffiliatePayoutCommand(), "show").failure()).startsWith("PAYOUT is missing.\nUsage: ");
        assertThat(rig.run(new AffiliatePayoutCommand(), "void", "1").failure())
                .startsWith("REASON is missing.\nUsage: ");
        assertThat(rig.run(new AffiliatePayoutCommand(), "make", "--until", "tomorrow")
                        .failure())
                .isEqualTo("--until is a moment such as 2026-03-01T00:00:00Z, not 'tomorrow'.");
        assertThat(rig.run(new AffiliatePayoutCommand(), "show", "7").failure()).isEqualTo("There is no payout 7.");
        assertThat(rig.run(new AffiliatePayoutCommand(), "show", "x").failure()).contains("PAYOUT");
    }

    /** One payout in memory. */
    private static final class FakePayouts implements Payouts {
        final List<String> asked = new ArrayList<>();
        private Optional<Payout> made = Optional.empty();

        private static Payout.Line line(String id, String name, String amount, long entries) {
            return new Payout.Line(
                    new AffiliateId(id),
                    name,
                    name.toLowerCase(Locale.ROOT) + "@example.com",
                    Money.of(amount, "USD"),
                    entries);
        }

        private static Payout.Sheet sheet(Optional<Payout> payout) {
            return new Payout.Sheet(
                    payout,
                    List.of(line("1", "Ann", "8", 2)),
                    Money.of("8", "USD"),
                    List.of(line("2", "Bob", "0", 1)));
        }

        @Override
        public Payout.Sheet preview(AccountId account, Payout.Order order) {
            asked.add("preview " + order.currency() + " " + order.until());
            return sheet(Optional.empty());
        }

        @Override
        public Payout.Sheet make(AccountId account, Payout.Order order, Actor by) {
            made = Optional.of(new Payout(
                    1,
                    FakeRuns.NOON,
                    "carl",
                    order.until(),
                    Money.of("8", "USD"),
                    1,
                    order.note(),
                    Optional.empty()));
            return sheet(made);
        }

        @Override
        public Page<Payout> list(AccountId account, Page.Request page) {
            return new Page<>(made.stream().toList(), OptionalInt.empty());
        }

        @Override
        public Payout.Sheet get(AccountId account, long payout) throws RefusedException {
            return sheet(Optional.of(find(payout)));
        }

        @Override
        public Payout voidPayout(AccountId account, long payout, String reason, Actor by) throws RefusedException {
            Payout was = find(payout);
            Payout now = new Payout(
                    was.id(),
                    was.at(),
                    was.by(),
                    was.until(),
                    was.amount(),
                    was.affiliates(),
                    was.note(),
                    Optional.of(new Payout.Voided(FakeRuns.NOON, "carl", reason)));
            made = Optional.of(now);
            return now;
        }

        private Payout find(long payout) throws RefusedException {
            return made.filter(each -> each.id() == payout)
                    .orElseThrow(() -> new RefusedException.Unknown("payout", "There is no payout " + payout + "."));
        }

        @Override
        public Page<CommissionEntry> commissions(AccountId account, CommissionFilter filter, Page.Request page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<CommissionEntry> commissions(
                AccountId account, CommissionFilter filter, Optional<CommissionEntry> after, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<AffiliateId, List<Balance>> balances(AccountId account, Set<AffiliateId> affiliates) {
            throw new UnsupportedOperationException();
        }
    }
}
