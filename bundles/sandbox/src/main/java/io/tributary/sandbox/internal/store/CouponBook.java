package io.tributary.sandbox.internal.store;

import io.tributary.sandbox.Coupon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The coupons of a store. Names and codes are unique; both are compared without regard to case, which the API does not
 * document. Threads may share it.
 */
public final class CouponBook {

    private final TreeMap<Long, Coupon> byId = new TreeMap<>();
    private final Map<String, Long> byCode = new HashMap<>();
    private final Map<String, Long> byName = new HashMap<>();
    private long nextId = 1;

    /** Adds the coupon under a new id and the date; the caller has looked for clashes under the same lock. */
    public synchronized Coupon add(Coupon coupon, String created) {
        Coupon added = coupon.withId(nextId++).withCreated(created);
        put(added);
        return added;
    }

    public synchronized Coupon change(long id, UnaryOperator<Coupon> edit) {
        Coupon old = byId.get(id);
        if (old == null) {
            throw new IllegalArgumentException("no coupon " + id);
        }
        Coupon changed = edit.apply(old).withId(id);
        remove(id);
        put(changed);
        return changed;
    }

    private void put(Coupon coupon) {
        byId.put(coupon.id(), coupon);
        byCode.putIfAbsent(fold(coupon.code()), coupon.id());
        byName.putIfAbsent(fold(coupon.name()), coupon.id());
    }

    public synchronized boolean remove(long id) {
        Coupon old = byId.remove(id);
        if (old == null) {
            return false;
        }
        byCode.remove(fold(old.code()), id);
        byName.remove(fold(old.name()), id);
        return true;
    }

    public synchronized Optional<Coupon> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    public synchronized Optional<Coupon> findByCode(String code) {
        return Optional.ofNullable(byCode.get(fold(code))).map(byId::get);
    }

    public synchronized Optional<Coupon> findByName(String name) {
        return Optional.ofNullable(byName.get(fold(name))).map(byId::get);
    }

    /** From this id on, ascending. */
    public synchronized List<Coupon> from(long id) {
        return new ArrayList<>(byId.tailMap(id, true).values());
    }

    public synchronized int size() {
        return byId.size();
    }

    public static String fold(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
