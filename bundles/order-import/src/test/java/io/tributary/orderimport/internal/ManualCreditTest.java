package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderBuilder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditFilter;
import io.tributary.orderimport.AffiliateExplanation;
import io.tributary.orderimport.CreditException;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.TraceLine;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.testkit.TestDatabase;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManualCreditTest {
    private static final Actor ADMIN = new Actor("admin", "10.0.0.1");

    final World world;

    ManualCreditTest() {
        world = new World(TestDatabase.empty());
        world.store.add(order(1).coupons("10", "ANN10"));
        world.run();
    }

    @Test
    void anOrderIsGivenToAnotherAndStaysHersThroughEverything() throws Exception {
        credit("bob");
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD bob");
        assertThat(explain().reason()).isEqualTo("by-hand");
        assertThat(explain().trace())
                .contains(new TraceLine(
                        "by hand",
                        "admin, 2026-03-02T00:00:00Z: she told him so",
                        "credited to affiliate bob (BOB10)"));
        world.assertSettled();

        world.store.change(1, o -> o.coupons("20", "ANN10"));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 80.00 USD bob");
        world.store.refund(1, "30.00");
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 50.00 USD bob");
        world.store.change(1, o -> o.status(5));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("reversed 50.00 USD bob");
        world.store.change(1, o -> o.status(11));
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 50.00 USD bob");
        world.ledger().retry(World.STORE, java.util.List.of(1L), true);
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 50.00 USD bob");
        world.assertSettled();
    }

    @Test
    void anOrderIsTakenFromEverybodyAndThenLeftToTheRulesAgain() throws Exception {
        world.credits().creditNobody(World.STORE, 1, "her own order", ADMIN);
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD");
        assertThat(explain().state().label()).isEqualTo("uncredited");
        world.credits().undo(World.STORE, 1, "it was not", ADMIN);
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD ann");
        assertThat(explain().reason()).isEqualTo("coupon");
        assertThat(explain().byHand())
                .extracting(OrderExplanation.ByHand::what)
                .containsExactly("credited to nobody", "left to the rules again");
        assertThat(explain().text())
                .contains("admin: credited to nobody, because her own order")
                .contains("became uncredited: live 90.00 USD without affiliate, because of: admin: credited to nobody");
        world.assertSettled();
    }

    @Test
    void whatIsTakenBackBeforeTheNextRunChangesNothing() throws Exception {
        credit("bob");
        world.credits().undo(World.STORE, 1, "a mistake", ADMIN);
        world.run();
        assertThat(world.purchase(1)).isEqualTo("live 90.00 USD ann");
        assertThat(world.platform.effects).containsEntry(1L, 1);
        assertThatThrownBy(() -> world.credits().undo(World.STORE, 1, "again", ADMIN))
                .isInstanceOf(CreditException.Conflict.class);
    }

    @Test
    void whoSaidWhatIsInTheAuditLog() throws Exception {
        credit("bob");
        world.credits().undo(World.STORE, 1, "a mistake", ADMIN);
        assertThat(world.audit.list("default", AuditFilter.ALL, Long.MAX_VALUE, 10))
                .extracting(record -> record.entry().action() + " by "
                        + record.entry().by().name() + " of "
                        + record.entry().subject() + ": " + record.entry().before() + " -> "
                        + record.entry().after())
                .containsExactly(
                        "order.credit-undo by admin of order 1: credited to affiliate bob (BOB10)"
                                + " -> left to the rules again, because a mistake",
                        "order.credit by admin of order 1: credited: live 90.00 USD for affiliate ann (ANN10)"
                                + " -> credited to affiliate bob (BOB10), because she told him so");
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsKept() {
        assertThatThrownBy(() -> credit("nobody-knows"))
                .isInstanceOfSatisfying(CreditException.Invalid.class, e -> assertThat(e.field())
                        .isEqualTo("affiliate"));
        assertThatThrownBy(() -> world.credits()
                        .credit(
                                World.STORE,
                                1,
                                new AffiliateId("bob"),
                                Optional.of(new AffiliateCode("ANN10")),
                                "x",
                                ADMIN))
                .hasMessage("The code 'ANN10' never was that of the affiliate 'bob'.");
        assertThatThrownBy(() -> world.credits().creditNobody(World.STORE, 1, " ", ADMIN))
                .hasMessage("A reason has 1 to 1000 characters.");
        assertThatThrownBy(() -> world.credits().creditNobody(World.STORE, 2, "x", ADMIN))
                .isInstanceOf(CreditException.Unknown.class);
        assertThat(explain().byHand()).isEmpty();
        assertThat(world.audit.list("default", AuditFilter.ALL, Long.MAX_VALUE, 10))
                .isEmpty();
    }

    @Test
    void anAffiliateSeesHerOwnAndNothingOfOthers() throws Exception {
        world.store.change(1, o -> o.coupons("10.0000", "ANN10", "BOB10").giftCertificate("60.0000"));
        world.run();
        AffiliateExplanation anns = forAffiliate("ann").orElseThrow();
        assertThat(anns.text()).isEqualTo("""
                order 1 of 2026-02-01T10:00:00Z: credited, because your coupon is on it
                your purchase: live 90.00 USD
                receipt in USD
                  goods without tax 100.0000
                  coupons -10.0000
                  amount 90.0000
                """);
        assertThat(forAffiliate("bob")).isEmpty();
        assertThat(forAffiliate("an")).isEmpty();

        credit("bob");
        world.run();
        assertThat(forAffiliate("ann").orElseThrow().text()).isEqualTo("""
                order 1 of 2026-02-01T10:00:00Z: it is not credited to you any more
                2026-03-02T00:00:00Z not credited to you any more; it was live 90.00 USD
                """);
        assertThat(forAffiliate("bob").orElseThrow().text())
                .contains("your purchase: live 90.00 USD")
                .contains("2026-03-02T00:00:00Z credited to you: live 90.00 USD")
                .doesNotContain("ann", "ANN", "admin", "she told him", "60", "buyer");
    }

    private Optional<AffiliateExplanation> forAffiliate(String affiliate) {
        return world.ledger().explainTo(new AffiliateId(affiliate), World.STORE, 1);
    }

    private void credit(String affiliate) throws CreditException {
        world.credits().credit(World.STORE, 1, new AffiliateId(affiliate), Optional.empty(), "she told him so", ADMIN);
    }

    private OrderExplanation explain() {
        return world.ledger().explain(World.STORE, 1).orElseThrow();
    }
}
