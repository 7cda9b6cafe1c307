package io.tributary.connections.internal;

import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.connections.Connection;

/**
 * A connection with what only this bundle may know of it. Never printed.
 *
 * @param knownHash the store's own name for itself; empty when it did not tell
 * @param encryptedKey empty when it was forgotten
 */
record StoreRow(Connection connection, String knownHash, String encryptedKey) {
    /** What the address of this kind of account is opened with. */
    static Credentials credentials(StoreAddress address, String apiUser, String key) {
        return address.kind() == StoreAddress.Kind.LEGACY
                ? new Credentials.ApiUser(apiUser, key)
                : new Credentials.AccessToken(key);
    }

    @Override
    public String toString() {
        return "StoreRow[" + connection.id() + "]";
    }
}
