package io.tributary.platform.embedded;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.PlatformException;
import io.tributary.platform.PurchaseKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The accounts and affiliates of the embedded platform, for its own pages, commands and API. The account {@code default}
 * is there from the start. Every call throws {@link PlatformException.Unavailable} when the database does not answer;
 * then nothing was changed. Safe for many threads. Every change stands in the audit log under the name of its actor.
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
    AccountDetails createAccount(AccountId id, String name, Optional<BigDecimal> commissionPercent, Actor by)
            throws RefusedException, PlatformException.Unavailable;

    /**
     * Changes an account.
     *
     * @param commissionPercent for purchases that come from now on
     */
    AccountDetails changeAccount(AccountId id, String name, BigDecimal commissionPercent, Actor by)
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
    AffiliateDetails addAffiliate(AccountId account, String name, String email, Optional<AffiliateCode> code, Actor by)
            throws RefusedException, PlatformException.Unavailable;

    /** Changes an affiliate's name and e-mail address, as in {@link #addAffiliate}. */
    AffiliateDetails changeAffiliate(AccountId account, AffiliateId affiliate, String name, String email, Actor by)
            throws RefusedException, PlatformException.Unavailable;

    /**
     * Adds all affiliates of a list, or none of them if a line is wrong.
     *
     * @param csv up to 5,000 lines and 1 MB; the first line names the columns: {@code name} and {@code email}, and where
     *     wanted {@code code} and {@code commissionPercent}, parted by commas or semicolons
     * @param dryRun to see what would come of it only
     * @throws RefusedException.Invalid when it is no such list
     */
    AffiliateImport importAffiliates(AccountId account, String csv, boolean dryRun, Actor by)
            throws RefusedException, PlatformException.Unavailable;

    Page<AffiliateDetails> affiliates(AccountId account, AffiliateFilter filter, Page.Request page)
            throws RefusedException, PlatformException.Unavailable;

    /** Those of these affiliates that the account has. */
    Map<AffiliateId, Affiliate> affiliates(AccountId account, Set<AffiliateId> ids)
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
    AffiliateDetails assignCode(AccountId account, AffiliateId affiliate, AffiliateCode code, Actor by)
            throws RefusedException, PlatformException.Unavailable;

    /** Takes an affiliate's code away: from now on nobody is credited for it. */
    AffiliateDetails freeCode(AccountId account, AffiliateId affiliate, Actor by)
            throws RefusedException, PlatformException.Unavailable;

    /** Lets an affiliate take part or not, from now on. */
    AffiliateDetails setState(AccountId account, AffiliateId affiliate, AffiliateState state, Actor by)
            throws RefusedException, PlatformException.Unavailable;

    /** Gives an affiliate her own percentage for purchases that come from now on; empty for the account's. */
    AffiliateDetails setCommission(AccountId account, AffiliateId affiliate, Optional<BigDecimal> percent, Actor by)
            throws RefusedException, PlatformException.Unavailable;

    Page<PurchaseDetails> purchases(
            AccountId account, PurchaseFilter filter, PurchaseFilter.Sort sort, Page.Request page)
            throws RefusedException, PlatformException.Unavailable;

    /**
     * The same piece by piece, for all of them: at most so many purchases by store and order id.
     *
     * @param after the last one of the piece before; empty for the first piece
     */
    List<PurchaseDetails> purchases(AccountId account, PurchaseFilter filter, Optional<PurchaseKey> after, int most)
            throws RefusedException, PlatformException.Unavailable;
}
