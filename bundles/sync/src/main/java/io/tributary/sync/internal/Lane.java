package io.tributary.sync.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.platform.AccountId;

/** One job for one store: what runs one after the other, never side by side. */
record Lane(ConnectionId connection, String job) {
    /** Reads what {@link #toString} wrote. Accounts, stores and jobs have no slash in their names. */
    static Lane parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not account/store/job: " + text);
        }
        return new Lane(new ConnectionId(new AccountId(parts[0]), parts[1]), parts[2]);
    }

    @Override
    public String toString() {
        return connection + "/" + job;
    }
}
