package io.tributary.platform;

/**
 * What a purchase is known by for ever: one order of one store of one account.
 *
 * @param store the integration's id of the store; the same store keeps it
 * @param order the store's order id, greater than 0
 */
public record PurchaseKey(AccountId account, String store, long order) {
    public PurchaseKey {
        if (store.isBlank() || order <= 0) {
            throw new IllegalArgumentException("a purchase needs a store and an order id, got " + store + "/" + order);
        }
    }
}
