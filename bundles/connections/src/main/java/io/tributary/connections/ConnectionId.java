package io.tributary.connections;

import io.tributary.platform.AccountId;

/**
 * A store of an account. The same store keeps its id when it is disconnected and connected again.
 *
 * @param store readable and fit for addresses: the store's hash, or its domain with dashes
 */
public record ConnectionId(AccountId account, String store) {
    /**
     * @throws IllegalArgumentException when the store has a character that PostgreSQL has not, so that no store is called so
     */
    public ConnectionId {
        if (store.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("There is no store of this name.");
        }
    }

    @Override
    public String toString() {
        return account + "/" + store;
    }
}
