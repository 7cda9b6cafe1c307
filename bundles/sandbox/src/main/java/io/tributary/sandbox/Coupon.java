package io.tributary.sandbox;

import java.util.List;

/**
 * A v2 coupon.
 *
 * @param id 0 before the store has given one
 * @param amount decimal text
 * @param minPurchase decimal text
 * @param expires RFC 2822 or empty
 * @param entity {@code categories} or {@code products}; empty where {@code applies_to} was wiped
 * @param ids what it applies to; category 0 is the whole store
 * @param restrictedTo raw JSON: {@code {}}, {@code []}, {@code null} or an object
 * @param shippingMethods raw JSON: {@code []}, {@code null} or an array of names
 * @param created RFC 2822, given by the store
 */
public record Coupon(
        long id,
        String name,
        String code,
        CouponType type,
        String amount,
        String minPurchase,
        String expires,
        boolean enabled,
        String entity,
        List<Integer> ids,
        int uses,
        int maxUses,
        int maxUsesPerCustomer,
        String restrictedTo,
        String shippingMethods,
        String created) {

    public Coupon {
        ids = List.copyOf(ids);
    }

    /** An enabled coupon for the whole store, named like its code, without any limit. */
    public static Coupon of(String code, CouponType type, String amount) {
        return new Coupon(
                0,
                code,
                code,
                type,
                amount,
                "0.0000",
                "",
                true,
                "categories",
                List.of(0),
                0,
                0,
                0,
                type == CouponType.PROMOTION ? "[]" : "{}",
                type == CouponType.PROMOTION ? "null" : "[]",
                "");
    }

    public Coupon withId(long value) {
        return copy(value, name, code, amount, expires, enabled, ids, uses, created);
    }

    public Coupon withName(String value) {
        return copy(id, value, code, amount, expires, enabled, ids, uses, created);
    }

    public Coupon withCode(String value) {
        return copy(id, name, value, amount, expires, enabled, ids, uses, created);
    }

    public Coupon withAmount(String value) {
        return copy(id, name, code, value, expires, enabled, ids, uses, created);
    }

    public Coupon withExpires(String value) {
        return copy(id, name, code, amount, value, enabled, ids, uses, created);
    }

    public Coupon withEnabled(boolean value) {
        return copy(id, name, code, amount, expires, value, ids, uses, created);
    }

    /** Restricts it to these categories. */
    public Coupon withCategories(Integer... values) {
        return copy(id, name, code, amount, expires, enabled, List.of(values), uses, created);
    }

    public Coupon withUses(int value) {
        return copy(id, name, code, amount, expires, enabled, ids, value, created);
    }

    public Coupon withCreated(String value) {
        return copy(id, name, code, amount, expires, enabled, ids, uses, value);
    }

    private Coupon copy(
            long newId,
            String newName,
            String newCode,
            String newAmount,
            String newExpires,
            boolean newEnabled,
            List<Integer> newIds,
            int newUses,
            String newCreated) {
        return new Coupon(
                newId,
                newName,
                newCode,
                type,
                newAmount,
                minPurchase,
                newExpires,
                newEnabled,
                entity,
                newIds,
                newUses,
                maxUses,
                maxUsesPerCustomer,
                restrictedTo,
                shippingMethods,
                newCreated);
    }
}
