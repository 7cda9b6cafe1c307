package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.audit.Actor;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.orderimport.AffiliateExplanation;
import io.tributary.orderimport.CreditException;
import io.tributary.orderimport.LookAgain;
import io.tributary.orderimport.OrderCredits;
import io.tributary.orderimport.OrderEntry;
import io.tributary.orderimport.OrderExplanation;
import io.tributary.orderimport.OrderFilter;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.OrderSummary;
import io.tributary.orderimport.Orders;
import io.tributary.orderimport.Receipt;
import io.tributary.orderimport.TraceLine;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Money;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.sync.RunRequest;
import io.tributary.sync.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderCommandTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final ConnectionId STORE = new ConnectionId(new AccountId("default"), "abc123");

    private final OneOrder orders = new OneOrder();
    private final Rig rig = new Rig()
            .with(Connections.class, new FakeConnections().add("default", "abc123", "Shop"))
            .with(Orders.class, orders);

    @Test
    void explainsACreditedOrder() throws Exception {
        assertThat(rig.run(new OrderCommand(), "abc123", "118")).isEqualTo(new Rig.Outcome("""
                                Order 118 of default/abc123: credited
                                Why: The order used the coupon \\u001b[5mANN10.
                                Purchase: live 80.00 USD for affiliate 7 by the coupon ANN10
                                What would change it: A refund.
                                Ordered 2026-03-04T12:00:00Z, modified 2026-03-04T12:00:00Z, decided 2026-03-04T12:00:00Z by settings version 3

                                RECEIPT                   USD
                                items                  100.00
                                coupon                 -20.00
                                amount                  80.00
                                not counted: shipping    5.00

                                RULE       WHAT IT SAW, AND WHAT CAME OF IT
                                status     11 -> counts
                                affiliate  ANN10\\u000a -> Ann

                                CHANGED               RUN  BEFORE   AFTER     BECAUSE OF
                                2026-03-04T12:00:00Z    4  waiting  credited  modified

                                BY HAND               WHO    WHAT                WHY
                                2026-03-04T12:00:00Z  admin  credited to nobody  a mistake

                                PLATFORM ASKED        RUN  TO HOLD     OUTCOME
                                2026-03-04T12:00:00Z    4  live 80.00  not confirmed yet: it is asked again at the next run
                                """, null));
    }

    @Test
    void explainsAnOrderToPrograms() throws Exception {
        assertThat(rig.run(new OrderCommand(), "abc123", "118", "--json").out()).isEqualTo("""
                        {
                          "store" : "abc123",
                          "account" : "default",
                          "orderId" : 118,
                          "state" : "credited",
                          "decision" : {
                            "reason" : "coupon",
                            "why" : "The order used the coupon \\u001B[5mANN10.",
                            "wouldChange" : "A refund.",
                            "purchase" : {
                              "state" : "live",
                              "amount" : "80.00",
                              "currency" : "USD",
                              "affiliate" : {
                                "id" : "7",
                                "code" : "ANN10"
                              }
                            },
                            "settingsVersion" : 3,
                            "orderedAt" : "2026-03-04T12:00:00Z",
                            "modifiedAt" : "2026-03-04T12:00:00Z",
                            "firstSeenAt" : "2026-03-04T12:00:00Z",
                            "decidedAt" : "2026-03-04T12:00:00Z"
                          },
                          "receipt" : {
                            "currency" : "USD",
                            "lines" : [
                              {
                                "name" : "items",
                                "amount" : "100.00"
                              },
                              {
                                "name" : "coupon",
                                "amount" : "-20.00"
                              }
                            ],
                            "leftOut" : [
                              {
                                "name" : "shipping",
                                "amount" : "5.00"
                              }
                            ],
                            "amount" : "80.00"
                          },
                          "trace" : [
                            {
                              "rule" : "status",
                              "input" : "11",
                              "outcome" : "counts"
                            },
                            {
                              "rule" : "affiliate",
                              "input" : "ANN10\\n",
                              "outcome" : "Ann"
                            }
                          ],
                          "history" : [
                            {
                              "at" : "2026-03-04T12:00:00Z",
                              "before" : "waiting",
                              "after" : "credited",
                              "run" : 4,
                              "cause" : "modified"
                            }
                          ],
                          "byHand" : [
                            {
                              "at" : "2026-03-04T12:00:00Z",
                              "what" : "credited to nobody",
                              "reason" : "a mistake",
                              "author" : "admin"
                            }
                          ],
                          "calls" : [
                            {
                              "askedAt" : "2026-03-04T12:00:00Z",
                              "run" : 4,
                              "asked" : "live 80.00",
                              "confirmedAt" : null,
                              "lookedUpAt" : null,
                              "refusal" : null
                            }
                          ]
                        }
                        """);
    }

    @Test
    void explainsAnOrderThatIsNoPurchase() throws Exception {
        assertThat(rig.run(new OrderCommand(), "abc123", "119").out()).isEqualTo("""
                        Order 119 of default/abc123: waiting
                        Why: Not paid yet.
                        What would change it: A payment.
                        Ordered 2026-03-04T12:00:00Z, modified 2026-03-04T12:00:00Z, decided 2026-03-04T12:00:00Z by settings version 3

                        RULE    WHAT IT SAW, AND WHAT CAME OF IT
                        status  1 -> waits
                        """);
    }

    @Test
    void saysThatAnOrderIsNotKnown() throws Exception {
        assertThat(rig.run(new OrderCommand(), "abc123", "120").failure())
                .isEqualTo("Order 120 of default/abc123 has not been imported. bigcommerce:sync default/abc123 orders"
                        + " reads what is new.");
        assertThat(rig.run(new OrderCommand(), "abc123", "0").failure())
                .isEqualTo("ID is a whole number of at least 1, not '0'.");
        assertThat(rig.run(new OrderCommand(), "abc123", "9".repeat(50_000), "--json")
                        .failure())
                .isEqualTo(
                        "{\n  \"error\" : \"ID is a whole number of at least 1, not '" + "9".repeat(57) + "...'.\"\n}");
    }

    @Test
    void tellsAnAffiliateWhatSheMayKnow() throws Exception {
        assertThat(rig.run(new OrderCommand(), "abc123", "118", "--for-affiliate", "7"))
                .isEqualTo(new Rig.Outcome(
                        "order 118 of 2026-03-04T12:00:00Z: it is not credited to you any more\n", null));
        assertThat(rig.run(new OrderCommand(), "abc123", "118", "--for-affiliate", "8")
                        .failure())
                .isEqualTo("Order 118 of default/abc123 never was that of the affiliate '8'.");
    }

    @Test
    void saysWhoseAnOrderIs() throws Exception {
        List<String> said = new ArrayList<>();
        rig.with(OrderCredits.class, new OrderCredits() {
            @Override
            public LookAgain credit(
                    ConnectionId store,
                    long order,
                    AffiliateId affiliate,
                    Optional<AffiliateCode> code,
                    String reason,
                    Actor author)
                    throws CreditException {
                if (affiliate.value().equals("9")) {
                    throw new CreditException.Invalid("affiliate", "There is no affiliate '9'.");
                }
                said.add(order + " " + affiliate + " " + code + " " + reason);
                return new LookAgain(1, Optional.empty());
            }

            @Override
            public LookAgain creditNobody(ConnectionId store, long order, String reason, Actor author) {
                said.add(order + " nobody " + reason);
                return new LookAgain(1, Optional.empty());
            }

            @Override
            public LookAgain undo(ConnectionId store, long order, String reason, Actor author) {
                said.add(order + " undo " + reason);
                return new LookAgain(1, Optional.empty());
            }
        });
        assertThat(rig.run(new OrderCreditCommand(), "abc123", "118", "7", "by phone", "--code", "ANN10"))
                .isEqualTo(new Rig.Outcome("1 order is tried again at the next run.\n", null));
        rig.run(new OrderCreditCommand(), "abc123", "118", "nobody", "her own order");
        rig.run(new OrderCreditCommand(), "abc123", "118", "undo", "a mistake");
        assertThat(said)
                .containsExactly("118 7 Optional[ANN10] by phone", "118 nobody her own order", "118 undo a mistake");
        assertThat(rig.run(new OrderCreditCommand(), "abc123", "118", "9", "x").failure())
                .isEqualTo("There is no affiliate '9'.");
    }

    @Test
    void triesOrdersAgain() throws Exception {
        assertThat(rig.run(new OrderRetryCommand(), "abc123", "118, 119", "--anew"))
                .isEqualTo(new Rig.Outcome("2 orders are tried again in run 1.\n", null));
        assertThat(rig.run(new OrderRetryCommand(), "abc123", "118").out())
                .isEqualTo("1 order is tried again in run 1.\n");
        assertThat(rig.run(new OrderRetryCommand(), "abc123", "--all").out())
                .isEqualTo("No order is to be tried again.\n");
        assertThat(rig.run(new OrderRetryCommand(), "abc123", "--all", "--json").out())
                .isEqualTo("{\n  \"orders\" : 0,\n  \"run\" : null\n}\n");
        assertThat(orders.asked).containsExactly("[118, 119] anew", "[118]", "all", "all");
    }

    @Test
    void saysWhichOrdersCannotBeTriedAgain() throws Exception {
        assertThat(rig.run(new OrderRetryCommand(), "abc123").failure()).isEqualTo("""
                        Either the ids of orders or --all is needed.
                        Usage: bigcommerce:order-retry STORE [ID,ID...|--all] [--anew] [--json]""");
        assertThat(rig.run(new OrderRetryCommand(), "abc123", "118", "--all").failure())
                .startsWith("Either the ids of orders or --all is needed.");
        assertThat(rig.run(new OrderRetryCommand(), "abc123", "118,,119").failure())
                .isEqualTo("ID is a whole number of at least 1, not ''.");
        assertThat(orders.asked).isEmpty();
    }

    private static final class OneOrder implements Orders {
        private final List<String> asked = new ArrayList<>();

        @Override
        public LookAgain lookAgain(ConnectionId store, Collection<Long> orders, boolean anew, String why) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LookAgain retry(ConnectionId store, Collection<Long> orders, boolean anew) {
            asked.add(orders + (anew ? " anew" : ""));
            return new LookAgain(
                    orders.size(), Optional.of(new FakeRuns().request(RunRequest.of(store, "orders", Trigger.MANUAL))));
        }

        @Override
        public LookAgain retryAll(ConnectionId store, boolean anew) {
            asked.add("all" + (anew ? " anew" : ""));
            return new LookAgain(0, Optional.empty());
        }

        @Override
        public Optional<OrderExplanation> explain(ConnectionId store, long order) {
            if (!store.equals(STORE)) {
                return Optional.empty();
            }
            return order == 118
                    ? Optional.of(credited())
                    : Optional.of(waiting()).filter(it -> it.order() == order);
        }

        @Override
        public Optional<AffiliateExplanation> explainTo(AffiliateId affiliate, ConnectionId store, long order) {
            return Optional.of(new AffiliateExplanation(
                            order,
                            affiliate,
                            false,
                            Optional.empty(),
                            "it is not credited to you any more",
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            NOON))
                    .filter(it -> affiliate.value().equals("7"));
        }

        @Override
        public List<OrderEntry> list(ConnectionId store, OrderFilter filter, long before, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OrderSummary summary(ConnectionId store) {
            throw new UnsupportedOperationException();
        }
    }

    private static OrderExplanation credited() {
        return new OrderExplanation(
                STORE,
                118,
                OrderState.CREDITED,
                "coupon",
                "The order used the coupon \u001b[5mANN10.",
                "A refund.",
                Optional.of(new Purchase(
                        new PurchaseKey(STORE.account(), STORE.store(), 118),
                        Purchase.State.LIVE,
                        Money.of("80", "USD"),
                        Optional.of(new Purchase.Credit(
                                new AffiliateId("7"), new AffiliateCode("ANN10"), Purchase.Channel.COUPON)),
                        NOON)),
                Optional.of(new Receipt(
                        Currency.getInstance("USD"),
                        List.of(line("items", "100.00"), line("coupon", "-20.00")),
                        List.of(line("shipping", "5.00")),
                        new BigDecimal("80.00"))),
                List.of(new TraceLine("status", "11", "counts"), new TraceLine("affiliate", "ANN10\n", "Ann")),
                List.of(new OrderExplanation.Change(NOON, "waiting", "credited", 4, "modified")),
                List.of(new OrderExplanation.ByHand(NOON, "credited to nobody", "a mistake", "admin")),
                List.of(new OrderExplanation.PlatformCall(
                        "live 80.00", 4, NOON, Optional.empty(), Optional.empty(), Optional.empty())),
                3,
                4,
                NOON,
                NOON,
                NOON,
                NOON,
                List.of());
    }

    private static OrderExplanation waiting() {
        return new OrderExplanation(
                STORE,
                119,
                OrderState.WAITING,
                "unpaid",
                "Not paid yet.",
                "A payment.",
                Optional.empty(),
                Optional.empty(),
                List.of(new TraceLine("status", "1", "waits")),
                List.of(),
                List.of(),
                List.of(),
                3,
                4,
                NOON,
                NOON,
                NOON,
                NOON,
                List.of());
    }

    private static Receipt.Line line(String name, String amount) {
        return new Receipt.Line(name, new BigDecimal(amount));
    }
}
