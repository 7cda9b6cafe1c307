package io.tributary.couponsync.internal;

import io.tributary.platform.Account;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.EmailKey;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Affiliates of one account; one who shares an id with an earlier one replaces her. */
final class FakePlatform implements AffiliatePlatform {
    final Map<String, Affiliate> affiliates = new TreeMap<>();

    void put(String id, String name, String code) {
        put(id, name, code, AffiliateState.ACTIVE);
    }

    void put(String id, String name, String code, AffiliateState state) {
        affiliates.put(id, new Affiliate(new AffiliateId(id), name, "", Optional.of(new AffiliateCode(code)), state));
    }

    @Override
    public String name() {
        return "Fake platform";
    }

    @Override
    public List<Account> accounts() {
        return List.of();
    }

    @Override
    public List<Affiliate> affiliatesWithCode(AccountId account) throws PlatformException {
        return List.copyOf(affiliates.values());
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
