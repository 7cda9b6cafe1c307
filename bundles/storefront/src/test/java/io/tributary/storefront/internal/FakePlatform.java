package io.tributary.storefront.internal;

import io.tributary.platform.Account;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.EmailKey;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.TrackingCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A host that has a tracking code and nothing else. */
final class FakePlatform implements AffiliatePlatform {
    static final String SCRIPT = "track.example/t/tracker";

    Optional<TrackingCode> code = Optional.of(code("1.0.0", "k-ann"));
    PlatformException problem;

    /** A version of the code, shaped as hosts shape theirs. */
    static TrackingCode code(String version, String key) {
        return new TrackingCode(
                "<script>\n(function (w) { w.Tracker = { key: \"" + key + "\", q: [] };\n  s.src = \"https://" + SCRIPT
                        + "-" + version + ".js\"; })(window);\n</script>",
                key,
                SCRIPT);
    }

    @Override
    public String name() {
        return "Fake platform";
    }

    @Override
    public Optional<TrackingCode> trackingCode(AccountId account) throws PlatformException {
        if (problem != null) {
            throw problem;
        }
        return code;
    }

    @Override
    public List<Account> accounts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Affiliate> affiliatesWithCode(AccountId account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<AffiliateId, Affiliate> affiliates(AccountId account, Set<AffiliateId> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Affiliate> affiliatesWithEmail(AccountId account, EmailKey email) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<AffiliateCode.Key, CodeHistory> codeHistories(AccountId account, Set<AffiliateCode.Key> codes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<PurchaseKey, Outcome> put(Collection<Purchase> purchases) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<PurchaseKey, Purchase> find(Collection<PurchaseKey> keys) {
        throw new UnsupportedOperationException();
    }
}
