package io.tributary.platform.leaddyno;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The accounts of LeadDyno that this platform serves, one per private key, and how they are set up. Safe for use by many
 * threads.
 */
@ProviderType
public interface LeadDyno {
    /** All accounts, ordered by id. */
    List<LeadDynoAccount> accounts() throws PlatformException.Unavailable;

    Optional<LeadDynoAccount> account(AccountId id) throws PlatformException.Unavailable;

    /**
     * Asks LeadDyno whether it takes the keys; writes nothing. A blank private key means the one that is kept.
     *
     * @throws PlatformException.Unavailable when the database does not do its work; that LeadDyno cannot be reached is a
     *     result
     */
    KeyTest test(AccountId id, String privateKey, String publicKey) throws PlatformException.Unavailable;

    /**
     * Tests the keys and, if LeadDyno takes them, makes the account or changes it.
     *
     * @throws PlatformException.Rejected when something entered is wrong, with its field
     */
    LeadDynoAccount connect(AccountId id, LeadDynoSettings settings, Actor by) throws PlatformException;

    /** Reads the affiliates of an account now, and answers how it stands then. */
    LeadDynoAccount poll(AccountId id) throws PlatformException;

    /**
     * Purchases of which LeadDyno holds something else than it was asked, the latest first.
     *
     * @param limit at most so many
     */
    List<Difference> differences(AccountId id, int limit) throws PlatformException;

    /** How the other platform's purchases and LeadDyno's compare, as far as they were compared. */
    Shadow shadow(AccountId id) throws PlatformException;

    /** Compares some of those that wait for it now; the others are compared in the course of time. */
    Shadow compare(AccountId id) throws PlatformException;

    /**
     * From now on the account is LeadDyno's: its affiliates are, and new orders become purchases there. Orders of before stay
     * with the platform that has them.
     */
    Shadow takeOver(AccountId id, Actor by) throws PlatformException;

    /**
     * The account is the other platform's again.
     *
     * @throws PlatformException.Rejected when LeadDyno was told of orders meanwhile, or no other platform has the account
     */
    Shadow handBack(AccountId id, Actor by) throws PlatformException;
}
