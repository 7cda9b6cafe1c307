package io.tributary.platform;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A host: it has accounts, affiliates with codes, and keeps the purchases that they are paid for. Registered as a
 * service by the platform that is installed; where there are two, the one with the higher ranking is asked, and passes on
 * what is for the other. Safe for use by many threads.
 *
 * <p>An account that the host does not know answers {@link PlatformException.Rejected} with the field {@code account}.
 */
@ConsumerType
public interface AffiliatePlatform {
    /** What people call this host, for example {@code Embedded platform}. */
    String name();

    /** All accounts that the host serves, ordered by id. */
    List<Account> accounts() throws PlatformException;

    /**
     * Every affiliate of an account that has a code now, whatever her state, ordered by affiliate id. Meant for passes
     * over all of them; the list is as of one moment.
     */
    List<Affiliate> affiliatesWithCode(AccountId account) throws PlatformException;

    /**
     * These affiliates as they are now, whatever their state and whether they have a code or not; one that the account does
     * not have is missing from the answer.
     */
    Map<AffiliateId, Affiliate> affiliates(AccountId account, Set<AffiliateId> ids) throws PlatformException;

    /**
     * Whose e-mail address this is now, ordered by affiliate id: nobody's, or that of several, because hosts let two
     * affiliates have the same one. Meant for single questions.
     */
    List<Affiliate> affiliatesWithEmail(AccountId account, EmailKey email) throws PlatformException;

    /** Whose these codes are and were. A code that never belonged to anybody is missing from the answer. */
    Map<AffiliateCode.Key, CodeHistory> codeHistories(AccountId account, Set<AffiliateCode.Key> codes)
            throws PlatformException;

    /**
     * Who sent the shoppers of these orders of one store. Asked whenever orders are decided, whether they have coupons or
     * not, so that a host may also learn which of its visitors bought. One who is not known is missing from the answer; a
     * host without {@link Capability#LEADS} knows none.
     */
    default Map<Long, LeadHistory> leads(AccountId account, StoreSite store, Collection<Shopper> shoppers)
            throws PlatformException {
        return Map.of();
    }

    /** What to put on the pages of the account's stores; empty without {@link Capability#TRACKING_CODE}. */
    default Optional<TrackingCode> trackingCode(AccountId account) throws PlatformException {
        return Optional.empty();
    }

    /** What this host can do for an account besides keeping purchases; nothing for one that it does not know. */
    default Set<Capability> capabilities(AccountId account) throws PlatformException {
        return Set.of();
    }

    /**
     * Makes these purchases so, each as a whole, in one pass: new ones appear, different ones change, equal ones stay
     * untouched. Saying the same again changes nothing, so an answer that was lost is repaired by asking once more.
     *
     * @return one outcome per key; a purchase that the host refuses does not keep the others from being taken
     */
    Map<PurchaseKey, Outcome> put(Collection<Purchase> purchases) throws PlatformException;

    /**
     * How long the host needs at most for a {@link #put} of so many purchases, for telling people beforehand; zero where it
     * is not worth telling.
     */
    default Duration timeFor(AccountId account, long purchases) {
        return Duration.ZERO;
    }

    /** What the host holds now, reversed purchases included; keys it does not hold are missing from the answer. */
    Map<PurchaseKey, Purchase> find(Collection<PurchaseKey> keys) throws PlatformException;

    /** The purchase of one order, if the host holds it. */
    default Optional<Purchase> find(PurchaseKey key) throws PlatformException {
        return Optional.ofNullable(find(List.of(key)).get(key));
    }

    /** What came of one purchase of a {@link #put}. */
    sealed interface Outcome {
        /** The host holds the purchase as asked; {@code changed} tells whether it had to do something. */
        record Held(Purchase purchase, boolean changed) implements Outcome {}

        /** The host does not take it, or not without a person's help; it holds what it held before. */
        record Refused(String field, String reason) implements Outcome {}
    }
}
