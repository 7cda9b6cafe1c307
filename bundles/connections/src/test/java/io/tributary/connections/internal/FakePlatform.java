package io.tributary.connections.internal;

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

/** A host that has accounts and nothing else. */
record FakePlatform(String... ids) implements AffiliatePlatform {
    @Override
    public String name() {
        return "Fake platform";
    }

    @Override
    public List<Account> accounts() {
        return List.of(ids).stream()
                .map(id -> new Account(new AccountId(id), id))
                .toList();
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
