package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Order;
import io.tributary.connections.OrderRules;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.LeadHistory;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Who placed the orders of a page, and which other orders that is about. */
final class PageBuyers {
    private final OrderRules rules;
    private final Ledger ledger;
    private final CodeBook codes;
    private final Supplier<BuyerKey> newKey;
    private BuyerKey key;

    /** @param newKey asked once, when the first order comes */
    PageBuyers(OrderRules rules, Ledger ledger, CodeBook codes, Supplier<BuyerKey> newKey) {
        this.rules = rules;
        this.ledger = ledger;
        this.codes = codes;
        this.newKey = newKey;
    }

    Buyer of(Order order) {
        if (key == null) {
            key = newKey.get();
        }
        return new Buyer(order.id(), order.customerId(), key.hash(order.email()), StatusRule.isBought(order, rules));
    }

    /** Looked for only where somebody may be credited. */
    Buyers known(List<Todo> todo, Collection<CodeHistory> histories, Map<Long, LeadHistory> leads)
            throws PlatformException {
        Set<AffiliateId> candidates = new HashSet<>();
        List<Buyer> wanted = new ArrayList<>();
        for (Todo item : todo) {
            boolean hasCodes =
                    item.facts().filter(facts -> !facts.codes().isEmpty()).isPresent();
            boolean isCredited =
                    item.prior().purchase().flatMap(Purchase::credit).isPresent();
            if (hasCodes || isCredited || leads.containsKey(item.order().id())) {
                wanted.add(item.buyer());
                item.prior().purchase().flatMap(Purchase::credit).ifPresent(c -> candidates.add(c.affiliate()));
            }
        }
        for (CodeHistory history : histories) {
            history.tenures().forEach(tenure -> candidates.add(tenure.affiliate()));
        }
        for (LeadHistory lead : leads.values()) {
            lead.tenures().forEach(tenure -> candidates.add(tenure.affiliate()));
        }
        if (wanted.isEmpty() || candidates.isEmpty()) {
            return Buyers.NOBODY;
        }
        Map<AffiliateId, String> affiliates = new HashMap<>();
        codes.emails(candidates).forEach((affiliate, email) -> {
            String hash = key.hash(email);
            if (!hash.isEmpty()) {
                affiliates.put(affiliate, hash);
            }
        });
        List<Buyer> like = new ArrayList<>(rules.newCustomersOnly() ? wanted : List.of());
        affiliates.values().forEach(email -> like.add(new Buyer(0, 0, email, false)));
        Map<Long, Buyer> known = new HashMap<>(ledger.buyersLike(like));
        todo.forEach(item -> known.put(item.buyer().order(), item.buyer()));
        return new Buyers(known, affiliates);
    }

    /**
     * Has later orders of a buyer looked at again when an earlier one comes late or is another one now, so that it does not
     * matter which of them was read first.
     *
     * @param read the highest id of the orders that were read so far
     * @return whether there are any
     */
    boolean unsettle(List<Todo> todo, long read) {
        List<Buyer> changed = changed(todo, read);
        if (changed.isEmpty()) {
            return false;
        }
        Set<Long> here = todo.stream().map(item -> item.buyer().order()).collect(Collectors.toSet());
        Set<Long> later = new TreeSet<>();
        for (Buyer other : ledger.buyersLike(changed).values()) {
            if (!here.contains(other.order())
                    && changed.stream().anyMatch(buyer -> buyer.order() < other.order() && buyer.isLike(other))) {
                later.add(other.order());
            }
        }
        ledger.unsettle(later, "an earlier order of the same buyer is another one now");
        return !later.isEmpty();
    }

    private List<Buyer> changed(List<Todo> todo, long read) {
        List<Long> old = todo.stream()
                .filter(item -> item.before().isPresent())
                .map(item -> item.buyer().order())
                .toList();
        Map<Long, Buyer> before = old.isEmpty() ? Map.of() : ledger.buyers(old);
        List<Buyer> changed = new ArrayList<>();
        for (Todo item : todo) {
            Buyer now = item.buyer();
            Buyer was = before.get(now.order());
            if (was == null && now.order() <= read) {
                changed.add(now);
            } else if (was != null && isAnother(was, now)) {
                changed.add(was);
                changed.add(now);
            }
        }
        return changed;
    }

    private boolean isAnother(Buyer was, Buyer now) {
        return was.customer() != now.customer()
                || !was.email().equals(now.email())
                || rules.newCustomersOnly() && was.bought() != now.bought();
    }
}
