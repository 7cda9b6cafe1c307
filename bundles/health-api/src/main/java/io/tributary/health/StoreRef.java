package io.tributary.health;

/** A store of an account, by the ids that addresses have. */
public record StoreRef(String account, String store) {
    @Override
    public String toString() {
        return account + "/" + store;
    }
}
