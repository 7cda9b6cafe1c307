package io.tributary.connections;

import io.tributary.audit.Actor;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.platform.AccountId;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The stores that are connected. Whatever is changed by somebody stands in the audit log, with the change or not at all.
 * Safe for use by many threads.
 */
@ProviderType
public interface Connections {
    /** All connections of all accounts, disconnected ones included, ordered by id. */
    List<Connection> all();

    /** All connections of one account, disconnected ones included, ordered by id. */
    List<Connection> of(AccountId account);

    Optional<Connection> find(ConnectionId id);

    /** Tries what was entered against the store; keeps nothing. */
    TestReport test(AccountId account, StoreSettings settings);

    /**
     * Tests and keeps a store.
     *
     * @throws ConnectionException.Invalid naming the member that is wrong
     * @throws ConnectionException.TestFailed with the report, when the test does not pass; nothing was kept
     * @throws ConnectionException.Conflict when the account has this store already
     */
    Connection connect(AccountId account, StoreSettings settings, Actor by) throws ConnectionException;

    /**
     * Tests and keeps other settings for a connection; the same errors as {@link #connect}. Must be the same store. Its
     * rules stay: {@link #setRules} changes them.
     */
    Connection change(ConnectionId id, StoreSettings settings, Actor by) throws ConnectionException;

    /** Forgets the credentials and stops all work; history stays, and connecting the store again goes on from it. */
    void disconnect(ConnectionId id, Actor by) throws ConnectionException;

    Connection setDiscountProgram(ConnectionId id, DiscountProgram program, Actor by) throws ConnectionException;

    /**
     * Keeps other rules as the next version; rules that say what holds already make none.
     *
     * @param rules with the version that they were made from
     * @throws ConnectionException.Conflict when somebody else has set rules since that version
     */
    Connection setRules(ConnectionId id, OrderRules rules, Actor by) throws ConnectionException;

    /** Every version of a store's rules, newest first; empty for a store that was never connected. */
    List<RulesVersion> rulesVersions(ConnectionId id);

    /**
     * The door to the store.
     *
     * @throws StoreException.Refused when it is not connected (any more)
     */
    Store open(ConnectionId id, CallObserver observer) throws StoreException;

    /** Shows on the connection that something needs the merchant; the same text again changes nothing. */
    void needsAttention(ConnectionId id, String reason);

    /** Takes {@link #needsAttention} back; nothing happens when it is active already. */
    void works(ConnectionId id);
}
