package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.bigcommerce.Refund;
import io.tributary.bigcommerce.StoreException;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRules.Precedence;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.TraceLine;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.EmailKey;
import io.tributary.platform.LeadHistory;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.Shopper;
import io.tributary.platform.StoreSite;
import io.tributary.sync.SyncContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Decides a page of orders, writes the decisions, and has the platform hold the purchases. */
final class PageImport {
    /** So many orders in a row that cannot be completed mean that the store is down, not that they are broken. */
    static final int FAILURES_IN_A_ROW = 5;
    /** Codes of orders as young as this are asked for again: they may have changed hands during the run. */
    private static final Duration RECENT = Duration.ofHours(1);
    /** The platform may learn of a shopper only after her order: the page that confirms it tells, and is told of in batches. */
    private static final Duration SETTLES = Duration.ofMinutes(2);

    /** Takes the place of the digest of an order that was younger than that. The next run reads it again by its overlap. */
    private static final String YOUNG = "young";

    private static final String WHY_YOUNG = "it was only just ordered, and who sent its shopper may not be known yet";

    private static final Set<Reason> OPEN = EnumSet.of(Reason.NO_COUPON, Reason.NO_AFFILIATE);

    private final SyncContext run;
    private final ConnectionId store;
    private final OrderRules rules;
    private final Ledger ledger;
    private final OrderReader reader;
    private final CodeBook codes;
    private final Push push;
    private final PageBuyers buyers;
    private final Instant recent;
    private final Instant settled;
    private final Set<Long> failed = new TreeSet<>();
    private long highest;
    private boolean unsettled;
    private int failuresInARow;

    /** @param newKey asked once, when the first order comes */
    PageImport(
            SyncContext run,
            OrderRules rules,
            Ledger ledger,
            OrderReader reader,
            CodeBook codes,
            Push push,
            Supplier<BuyerKey> newKey,
            Instant now) {
        this.run = run;
        this.store = run.connection().id();
        this.rules = rules;
        this.ledger = ledger;
        this.reader = reader;
        this.codes = codes;
        this.push = push;
        this.buyers = new PageBuyers(rules, ledger, codes, newKey);
        this.recent = now.minus(RECENT);
        this.settled = now.minus(SETTLES);
    }

    /**
     * Takes a page.
     *
     * @param reached where the run stands once the page is in the ledger
     * @return where it stands then
     */
    Cursor take(List<Order> page, Cursor reached) throws StoreException, PlatformException {
        return take(page, Map.of(), reached);
    }

    /**
     * Takes orders of which some are decided again although they may not have changed.
     *
     * @param asked by order
     */
    Cursor take(List<Order> page, Map<Long, Asking> asked, Cursor reached) throws StoreException, PlatformException {
        List<Todo> todo = changed(page, asked);
        Map<AffiliateCode.Key, CodeHistory> histories = histories(todo);
        Map<Long, LeadHistory> leads = leads(todo);
        Decider decider = new Decider(rules, histories, leads, buyers.known(todo, histories.values(), leads));
        Map<PurchaseKey, Purchase> forgotten = forgotten(todo);
        List<Entry> entries = new ArrayList<>(todo.size());
        for (Todo item : todo) {
            entries.add(entry(item, decider, forgotten));
        }
        unsettled |= buyers.unsettle(todo, Math.max(highest, reached.highestId()));
        page.forEach(order -> highest = Math.max(highest, order.id()));
        run.count("read", page.size());
        run.count("unchanged", page.size() - todo.size());
        return keep(entries, reached);
    }

    /** Of the rules by which it decides. */
    int rulesVersion() {
        return rules.version();
    }

    /** The store no longer shows this order. */
    Cursor gone(LedgerRow row, Optional<Asking> asked, Cursor reached) throws PlatformException {
        if (row.reason() == Reason.GONE && asked.isEmpty()) {
            return reached;
        }
        Optional<ByHand> said = byHand(row);
        Decision decision = new Decision(
                OrderState.HELD,
                Reason.GONE,
                row.purchase().map(purchase -> said.map(s -> s.apply(purchase)).orElse(purchase)),
                asked.filter(Asking::anew).isPresent() ? Optional.empty() : row.codes(),
                Optional.empty(),
                List.of(new TraceLine("store", "order " + row.order(), "is not shown any more; left as it was")));
        return keep(
                List.of(new Entry(
                        row.order(),
                        row.orderedAt(),
                        row.modifiedAt(),
                        "",
                        decision,
                        true,
                        Optional.of(row),
                        asked,
                        Optional.empty(),
                        asked.map(Asking::why).orElse("the store does not show it any more"))),
                reached);
    }

    private Optional<ByHand> byHand(LedgerRow row) {
        return Optional.ofNullable(ledger.byHand(List.of(row)).get(row.order())).filter(said -> !said.undo());
    }

    /** Orders that could not be read fully or were refused, so far. */
    Set<Long> failed() {
        Set<Long> all = new TreeSet<>(failed);
        all.addAll(push.refused());
        return all;
    }

    private Cursor keep(List<Entry> entries, Cursor reached) throws PlatformException {
        for (Entry entry : entries) {
            run.count(entry.before().isEmpty() ? "new" : "changed", 1);
            run.count(entry.decision().state().label(), 1);
        }
        return push.keep(entries, reached, rules.version());
    }

    private List<Todo> changed(List<Order> page, Map<Long, Asking> asked) throws StoreException {
        List<Long> ids = page.stream().map(Order::id).toList();
        Map<Long, LedgerRow> rows = ledger.rows(ids);
        Map<Long, List<Refund>> refunds = ledger.refunds(ids);
        Map<Long, ByHand> byHand = ledger.byHand(rows.values());
        List<Todo> todo = new ArrayList<>();
        for (Order order : page) {
            Optional<LedgerRow> before = Optional.ofNullable(rows.get(order.id()));
            List<Refund> known = refunds.getOrDefault(order.id(), List.of());
            Buyer buyer = buyers.of(order);
            String digest = Fingerprint.of(order, buyer, known, rules);
            Optional<Asking> asking = Optional.ofNullable(asked.get(order.id()));
            if (asking.isPresent()
                    || before.filter(row -> row.digest().equals(digest)).isEmpty()) {
                Optional<ByHand> said =
                        Optional.ofNullable(byHand.get(order.id())).filter(word -> !word.undo());
                todo.add(complete(order, buyer, digest, before, known, asking, said));
            }
        }
        return todo;
    }

    private Todo complete(
            Order order,
            Buyer buyer,
            String digest,
            Optional<LedgerRow> before,
            List<Refund> known,
            Optional<Asking> asked,
            Optional<ByHand> byHand)
            throws StoreException {
        boolean young = before.filter(row -> row.digest().equals(YOUNG)).isPresent();
        try {
            OrderFacts facts = reader.facts(order, StatusRule.of(order, rules), known);
            failuresInARow = 0;
            return new Todo(
                    !known.isEmpty(), order, buyer, digest, before, young, Optional.of(facts), asked, byHand, "");
        } catch (StoreException.Unavailable | StoreException.Rejected e) {
            boolean failedBefore =
                    before.filter(row -> row.state() == OrderState.FAILED).isPresent();
            // One that failed before tells nothing new of the store, and must not keep others out for good.
            if (!failedBefore && ++failuresInARow >= FAILURES_IN_A_ROW) {
                throw e;
            }
            return new Todo(
                    !known.isEmpty(), order, buyer, "", before, young, Optional.empty(), asked, byHand, e.getMessage());
        }
    }

    private Map<AffiliateCode.Key, CodeHistory> histories(List<Todo> todo) throws PlatformException {
        Set<AffiliateCode.Key> keys = new HashSet<>();
        boolean fresh = false;
        for (Todo item : todo) {
            List<String> used = item.facts().map(OrderFacts::codes).orElse(List.of());
            fresh |= !used.isEmpty()
                    && (item.isAnew() || item.order().createdAt().isAfter(recent));
            used.forEach(code -> keys.add(AffiliateCode.Key.of(code)));
        }
        return keys.isEmpty() ? Map.of() : codes.of(keys, fresh);
    }

    private Map<Long, LeadHistory> leads(List<Todo> todo) throws PlatformException {
        List<Shopper> shoppers = todo.stream()
                .filter(item -> item.facts().isPresent())
                .map(Todo::order)
                .filter(order -> StatusRule.of(order, rules).counts())
                .map(order -> new Shopper(
                        order.id(), EmailKey.find(order.email()), Attribution.lastMoment(order.createdAt())))
                .toList();
        return codes.leads(
                new StoreSite(store.store(), run.connection().domain().toLowerCase(Locale.ROOT)), shoppers);
    }

    /**
     * Purchases that the platform holds although the ledger knows nothing of them, as after the ledger was restored from an
     * older copy, or when a reconcile found one. Of orders that count nobody needs to know: what they are to be is put anyway.
     */
    private Map<PurchaseKey, Purchase> forgotten(List<Todo> todo) throws PlatformException {
        List<PurchaseKey> unknown = todo.stream()
                .filter(item -> item.asked().isPresent()
                        || item.before()
                                .filter(row -> row.state() != OrderState.FAILED)
                                .isEmpty())
                .filter(item -> item.prior().purchase().isEmpty())
                .filter(item -> !StatusRule.of(item.order(), rules).counts())
                .map(item -> purchaseKey(item.order()))
                .toList();
        return unknown.isEmpty() ? Map.of() : push.held(unknown);
    }

    private PurchaseKey purchaseKey(Order order) {
        return new PurchaseKey(store.account(), store.store(), order.id());
    }

    /** Whether somebody may be credited for it as soon as the platform knows more of who placed it. */
    private boolean isUnsettled(Order order, Decision decision) throws PlatformException {
        return order.createdAt().isAfter(settled)
                && (OPEN.contains(decision.reason())
                        || rules.precedence() == Precedence.LINK && decision.reason() == Reason.COUPON)
                && codes.hasLeads();
    }

    /** Whether orders that were decided have to be looked at again since then. */
    boolean hasUnsettled() {
        return unsettled;
    }

    private Entry entry(Todo item, Decider decider, Map<PurchaseKey, Purchase> forgotten) throws PlatformException {
        Order order = item.order();
        Prior prior = item.prior().orHeld(Optional.ofNullable(forgotten.get(purchaseKey(order))));
        Decision decision;
        if (item.facts().isPresent()) {
            decision = Keepable.of(
                    decider.decide(purchaseKey(order), item.facts().get(), prior)
                            .begin(whyAgain(item)),
                    prior);
            failed.remove(order.id());
        } else {
            decision = new Decision(
                    OrderState.FAILED,
                    Reason.UNREADABLE,
                    prior.purchase(),
                    prior.codes(),
                    Optional.empty(),
                    List.of(new TraceLine("store", item.error(), "tried again at the next run")));
            failed.add(order.id());
        }
        return new Entry(
                order.id(),
                order.createdAt(),
                order.modifiedAt(),
                isUnsettled(order, decision) ? YOUNG : item.digest(),
                decision,
                item.refunded(),
                item.before(),
                item.asked(),
                Optional.of(item.buyer()),
                cause(item));
    }

    private String cause(Todo item) {
        if (item.asked().isPresent()) {
            return item.asked().get().why();
        }
        Optional<LedgerRow> before = item.before();
        if (before.isEmpty()) {
            return "seen first";
        }
        if (before.get().rulesVersion() != rules.version()) {
            return "settings " + rules.version();
        }
        if (before.get().digest().isEmpty()) {
            return "tried again";
        }
        if (!before.get().modifiedAt().equals(item.order().modifiedAt())) {
            return "modified in the store " + item.order().modifiedAt();
        }
        return item.young() ? WHY_YOUNG : "a refund";
    }

    private static Optional<TraceLine> whyAgain(Todo item) {
        Optional<String> why =
                item.asked().map(Asking::why).or(() -> item.young() ? Optional.of(WHY_YOUNG) : Optional.empty());
        return why.map(reason -> new TraceLine(
                "asked", reason, item.isAnew() ? "decided again, the affiliate as well" : "decided again"));
    }
}
