package io.tributary.connections;

import io.tributary.platform.AccountId;

/**
 * A store of an account. The same store keeps its id when it is disconnected and connected again.
 *
 * @param store readable and fit for addresses: the store's hash, or its domain with dashes
 */
public record ConnectionId(AccountId account, String store) {
    @Override
    public String toString() {
        return account + "/" + store;
    }
}
