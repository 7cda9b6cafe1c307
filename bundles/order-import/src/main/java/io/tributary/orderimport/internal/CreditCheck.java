package io.tributary.orderimport.internal;

import io.tributary.orderimport.CreditException;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase.Channel;
import io.tributary.platform.Purchase.Credit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sees that the platform knows an affiliate whom somebody wants credited, and her code. */
final class CreditCheck {
    private final AffiliatePlatform platform;

    CreditCheck(AffiliatePlatform platform) {
        this.platform = platform;
    }

    Credit credit(AccountId account, AffiliateId affiliate, Optional<AffiliateCode> code) throws CreditException {
        try {
            AffiliateCode hers = code.isPresent() ? owned(account, affiliate, code.get()) : current(account, affiliate);
            return new Credit(affiliate, hers, Channel.MANUAL);
        } catch (PlatformException e) {
            throw new CreditException.Unavailable("The affiliate platform cannot be asked now: " + e.getMessage(), e);
        }
    }

    private AffiliateCode owned(AccountId account, AffiliateId affiliate, AffiliateCode code)
            throws PlatformException, CreditException.Invalid {
        Map<AffiliateCode.Key, CodeHistory> histories = platform.codeHistories(account, Set.of(code.key()));
        return Optional.ofNullable(histories.get(code.key())).stream()
                .flatMap(history -> history.tenures().stream())
                .filter(tenure -> tenure.affiliate().equals(affiliate))
                .reduce((earlier, later) -> later)
                .map(CodeHistory.Tenure::code)
                .orElseThrow(() -> new CreditException.Invalid(
                        "code", "The code '" + code + "' never was that of the affiliate '" + affiliate + "'."));
    }

    private AffiliateCode current(AccountId account, AffiliateId affiliate)
            throws PlatformException, CreditException.Invalid {
        return platform.affiliatesWithCode(account).stream()
                .filter(each -> each.id().equals(affiliate))
                .findFirst()
                .flatMap(Affiliate::code)
                .orElseThrow(() -> new CreditException.Invalid(
                        "affiliate",
                        "There is no affiliate '" + affiliate + "' who has a code now; name a code that was hers."));
    }
}
