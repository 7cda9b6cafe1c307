package io.tributary.platform.embedded;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.PlatformException;
import java.math.BigDecimal;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The accounts and affiliates of the embedded platform, for its own pages, commands and API. The account {@code default}
 * is there from the start. Every call throws {@link PlatformException.Unavailable} when the database does not answer;
 * then nothing was changed. Safe for many threads.
 *
 * <p>Percentages are from 0 to 100 with at most four decimal places. Texts may hold any characters that can be stored.
 */
@ProviderType
public interface EmbeddedPlatform {
    /**
     * Adds an account.
     *
     * @param name 1 to 200 characters, not only blanks
     * @param commissionPercent what affiliates get of a purchase; 10 when not given
     * @throws RefusedException.Taken when the account exists
     */
    AccountDetails createAccount(AccountId id, String name, Optional<BigDecimal> commissionPercent)
            throws RefusedException, PlatformException.Unavailable;

    /** The accounts, by id. */
    Page<AccountDetails> accounts(Page.Request page) throws PlatformException.Unavailable;

    AccountDetails account(AccountId id) throws RefusedException, PlatformException.Unavailable;

    /**
     * Adds an affiliate, active from now on.
     *
     * @param name 1 to 200 characters, not only blanks
     * @param email up to 254 characters, with something on both sides of an {@code @}
     * @param code see {@link #assignCode}
     */
    AffiliateDetails addAffiliate(AccountId account, String name, String email, Optional<AffiliateCode> code)
            throws RefusedException, PlatformException.Unavailable;

    /** The affiliates of an account in the order in which they were added. */
    Page<AffiliateDetails> affiliates(AccountId account, Page.Request page)
            throws RefusedException, PlatformException.Unavailable;

    AffiliateDetails affiliate(AccountId account, AffiliateId affiliate)
            throws RefusedException, PlatformException.Unavailable;

    /**
     * Gives an affiliate another code. The one she had stays credited to her until somebody else gets it, because
     * shoppers go on using it.
     *
     * @param code 1 to 200 characters, whether or not a store would take them
     * @throws RefusedException.CodeTaken when it is another affiliate's code now
     */
    AffiliateDetails assignCode(AccountId account, AffiliateId affiliate, AffiliateCode code)
            throws RefusedException, PlatformException.Unavailable;

    /** Takes an affiliate's code away: from now on nobody is credited for it. */
    AffiliateDetails freeCode(AccountId account, AffiliateId affiliate)
            throws RefusedException, PlatformException.Unavailable;

    /** Lets an affiliate take part or not, from now on. */
    AffiliateDetails setState(AccountId account, AffiliateId affiliate, AffiliateState state)
            throws RefusedException, PlatformException.Unavailable;

    /** Gives an affiliate her own percentage for purchases that come from now on; empty for the account's. */
    AffiliateDetails setCommission(AccountId account, AffiliateId affiliate, Optional<BigDecimal> percent)
            throws RefusedException, PlatformException.Unavailable;

    /** The purchases of an account by store and order id, so that pages stay the same while orders arrive. */
    Page<PurchaseDetails> purchases(AccountId account, PurchaseFilter filter, Page.Request page)
            throws RefusedException, PlatformException.Unavailable;
}
