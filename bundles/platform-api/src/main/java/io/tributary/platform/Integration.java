package io.tributary.platform;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A card on the host's <i>Manage Integrations</i> page. Registered as a service while the integration's bundle runs, so
 * that the card comes and goes with it.
 */
@ConsumerType
public interface Integration {
    /** Stable, for addresses: {@code bigcommerce}. */
    String id();

    /** What the card is called: {@code Bigcommerce}. */
    String name();

    /** Where the card stands: {@code E-Commerce Services}. */
    String category();

    /** How it stands with this account. */
    Status status(AccountId account);

    /**
     * A card's state.
     *
     * @param state what the card shows first
     * @param reason why it needs attention; empty otherwise
     */
    record Status(State state, String reason) {}

    /** The states of a card. */
    enum State {
        NOT_CONNECTED,
        ACTIVE,
        NEEDS_ATTENTION
    }
}
