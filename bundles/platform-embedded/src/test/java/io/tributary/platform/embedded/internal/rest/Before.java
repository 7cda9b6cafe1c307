package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.Account;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.EmailKey;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A platform that stands before the embedded one; of interest are its accounts only. */
record Before(List<Account> accounts) implements AffiliatePlatform {
    @Override
    public String name() {
        return "Before";
    }

    @Override
    public List<Affiliate> affiliatesWithCode(AccountId account) {
        return List.of();
    }

    @Override
    public Map<AffiliateId, Affiliate> affiliates(AccountId account, Set<AffiliateId> ids) {
        return Map.of();
    }

    @Override
    public List<Affiliate> affiliatesWithEmail(AccountId account, EmailKey email) {
        return List.of();
    }

    @Override
    public Map<AffiliateCode.Key, CodeHistory> codeHistories(AccountId account, Set<AffiliateCode.Key> codes) {
        return Map.of();
    }

    @Override
    public Map<PurchaseKey, Outcome> put(Collection<Purchase> purchases) {
        return Map.of();
    }

    @Override
    public Map<PurchaseKey, Purchase> find(Collection<PurchaseKey> keys) {
        return Map.of();
    }
}
