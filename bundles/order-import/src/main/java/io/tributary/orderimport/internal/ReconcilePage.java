package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.OrderState;
import io.tributary.orderimport.ReconcileKind;
import io.tributary.orderimport.ReconcileReport.Finding;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges a page of orders by what the store shows, the ledger says and the platform holds. An import may run meanwhile:
 * what looks wrong is only found when the ledger says the same at a second look.
 */
final class ReconcilePage {
    private final ConnectionId store;
    private final ReconcileLedger ledger;
    private final AffiliatePlatform platform;
    private final ReconcileTally tally;
    private final Optional<Instant> readUntil;
    private final Instant startedAt;

    ReconcilePage(
            ConnectionId store,
            ReconcileLedger ledger,
            AffiliatePlatform platform,
            ReconcileTally tally,
            Optional<Instant> readUntil,
            Instant startedAt) {
        this.store = store;
        this.ledger = ledger;
        this.platform = platform;
        this.tally = tally;
        this.readUntil = readUntil;
        this.startedAt = startedAt;
    }

    /** Judges orders that the store shows. */
    List<Finding> listed(List<Order> page) throws PlatformException {
        Map<Long, Order> orders = new TreeMap<>();
        page.forEach(order -> orders.put(order.id(), order));
        ReconcileLedger.Known known = ledger.known(orders.keySet());
        List<Finding> findings = new ArrayList<>();
        for (Order order : orders.values()) {
            tally.listed(order.statusId());
            Optional<LedgerRow> row = Optional.ofNullable(known.rows().get(order.id()));
            row.ifPresentOrElse(tally::standing, tally::unseen);
            compared(order, row, Optional.ofNullable(known.statuses().get(order.id())))
                    .ifPresent(findings::add);
        }
        findings.addAll(held(known, orders.keySet()));
        return confirmed(findings, known);
    }

    /** Judges orders that the ledger has and the store does not show. */
    List<Finding> unlisted(Collection<Long> orders) throws PlatformException {
        ReconcileLedger.Known known = ledger.known(orders);
        List<Finding> findings = new ArrayList<>();
        for (LedgerRow row : new TreeMap<>(known.rows()).values()) {
            if (isKnownToBeHidden(row)) {
                tally.hidden();
            } else {
                findings.add(new Finding(
                        row.order(),
                        ReconcileKind.GONE,
                        "it is " + row.state().label() + " in the ledger, but the store does not list it: archived or"
                                + " deleted"));
            }
        }
        findings.addAll(held(known, orders));
        return confirmed(findings, known);
    }

    private Optional<Finding> compared(Order order, Optional<LedgerRow> found, Optional<Integer> status) {
        if (found.isPresent() && !differs(order, found.get(), status)) {
            return found.filter(row -> row.state() == OrderState.FAILED)
                    .map(row -> new Finding(order.id(), ReconcileKind.FAILED, ledger.failure(order.id())));
        }
        String seen = "status " + order.statusId() + " and modified " + order.modifiedAt() + " in the store";
        if (readUntil.filter(until -> order.modifiedAt().isBefore(until)).isEmpty()) {
            String until = readUntil
                    .map(moment -> "the last import read until " + moment)
                    .orElse("the first import has not ended");
            return Optional.of(new Finding(order.id(), ReconcileKind.NEWER, seen + "; " + until));
        }
        if (found.isEmpty()) {
            return Optional.of(new Finding(order.id(), ReconcileKind.MISSING, seen));
        }
        LedgerRow row = found.get();
        String decided = status.map(id -> "status " + id + " and ").orElse("");
        return Optional.of(new Finding(
                order.id(),
                ReconcileKind.STALE,
                seen + ", " + decided + "modified " + row.modifiedAt() + " in the ledger"
                        + (isKnownToBeHidden(row) ? ", where it is archived or gone" : "")));
    }

    private boolean differs(Order order, LedgerRow row, Optional<Integer> status) {
        boolean ledgerIsNewer =
                row.modifiedAt().isAfter(order.modifiedAt()) && !row.decidedAt().isBefore(startedAt);
        if (ledgerIsNewer) {
            // It was imported after this page was read.
            return false;
        }
        return !row.modifiedAt().equals(order.modifiedAt())
                || status.filter(id -> id != order.statusId()).isPresent()
                || !order.deleted() && isKnownToBeHidden(row);
    }

    private static boolean isKnownToBeHidden(LedgerRow row) {
        return row.reason() == Reason.ARCHIVED || row.reason() == Reason.GONE;
    }

    private List<Finding> held(ReconcileLedger.Known known, Collection<Long> orders) throws PlatformException {
        Map<PurchaseKey, Purchase> held =
                platform.find(orders.stream().map(this::key).toList());
        List<Finding> findings = new ArrayList<>();
        for (LedgerRow row : new TreeMap<>(known.rows()).values()) {
            Optional<Purchase> holds = Optional.ofNullable(held.get(key(row.order())));
            if (!holds.equals(row.purchase()) && isSettled(row, holds)) {
                boolean unconfirmed = known.unconfirmed().contains(row.batch());
                findings.add(new Finding(
                        row.order(),
                        unconfirmed ? ReconcileKind.UNCONFIRMED : ReconcileKind.PLATFORM,
                        described(row.purchase()) + " in the ledger, " + described(holds) + " on the platform"));
            }
        }
        return findings;
    }

    /** A refused purchase is not expected to be held; one that was never live is as good as none. */
    private static boolean isSettled(LedgerRow row, Optional<Purchase> holds) {
        boolean nothingDue = row.purchase().isEmpty()
                && holds.filter(purchase -> purchase.state() == Purchase.State.LIVE)
                        .isEmpty();
        return row.state() != OrderState.FAILED && !nothingDue;
    }

    private PurchaseKey key(long order) {
        return new PurchaseKey(store.account(), store.store(), order);
    }

    private static String described(Optional<Purchase> purchase) {
        return purchase.map(Decider::described).orElse("no purchase");
    }

    /** Those of which the ledger still says the same; the others were just imported. */
    private List<Finding> confirmed(List<Finding> findings, ReconcileLedger.Known before) {
        if (findings.isEmpty()) {
            return findings;
        }
        Map<Long, LedgerRow> now =
                ledger.known(findings.stream().map(Finding::order).toList()).rows();
        List<Finding> confirmed = findings.stream()
                .filter(finding -> Optional.ofNullable(now.get(finding.order()))
                        .equals(Optional.ofNullable(before.rows().get(finding.order()))))
                .toList();
        confirmed.forEach(tally::found);
        return confirmed;
    }
}
