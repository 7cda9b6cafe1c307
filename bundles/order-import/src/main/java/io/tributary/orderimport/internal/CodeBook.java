package io.tributary.orderimport.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.Capability;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.LeadHistory;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Shopper;
import io.tributary.platform.StoreSite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose codes are and were, the e-mail addresses of these affiliates, and who sent shoppers, asked of the platform once for
 * many orders. Remembers a bounded number of codes and addresses.
 */
final class CodeBook {
    private static final int MOST = 10_000;

    private final AffiliatePlatform platform;
    private final AccountId account;
    private final Map<AffiliateCode.Key, Optional<CodeHistory>> known = new Recent<>();
    private final Map<AffiliateId, String> emails = new Recent<>();
    private Boolean hasLeads;

    /** Forgets what was not used for longest. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    }

    CodeBook(AffiliatePlatform platform, AccountId account) {
        this.platform = platform;
        this.account = account;
    }

    /**
     * Histories of those codes that somebody has or had.
     *
     * @param fresh whether it matters that a code may have changed hands since it was last asked for
     */
    Map<AffiliateCode.Key, CodeHistory> of(Set<AffiliateCode.Key> codes, boolean fresh) throws PlatformException {
        Set<AffiliateCode.Key> unknown = new HashSet<>(codes);
        if (!fresh) {
            unknown.removeIf(known::containsKey);
        }
        Map<AffiliateCode.Key, CodeHistory> histories = new HashMap<>();
        if (!unknown.isEmpty()) {
            Map<AffiliateCode.Key, CodeHistory> asked = platform.codeHistories(account, unknown);
            unknown.forEach(code -> known.put(code, Optional.ofNullable(asked.get(code))));
            histories.putAll(asked);
        }
        for (AffiliateCode.Key code : codes) {
            Optional.ofNullable(known.get(code)).flatMap(h -> h).ifPresent(h -> histories.put(code, h));
        }
        return histories;
    }

    /** What these affiliates entered as their e-mail addresses; empty for one whom the platform does not know. */
    Map<AffiliateId, String> emails(Set<AffiliateId> affiliates) throws PlatformException {
        Map<AffiliateId, String> found = new HashMap<>();
        Set<AffiliateId> unknown = new HashSet<>();
        for (AffiliateId affiliate : affiliates) {
            String email = emails.get(affiliate);
            if (email == null) {
                unknown.add(affiliate);
            } else {
                found.put(affiliate, email);
            }
        }
        if (!unknown.isEmpty()) {
            Map<AffiliateId, Affiliate> asked = platform.affiliates(account, unknown);
            for (AffiliateId affiliate : unknown) {
                String email = Optional.ofNullable(asked.get(affiliate))
                        .map(Affiliate::email)
                        .orElse("");
                emails.put(affiliate, email);
                found.put(affiliate, email);
            }
        }
        return found;
    }

    /** Whether the platform follows shoppers on the store's pages; asked once. */
    boolean hasLeads() throws PlatformException {
        if (hasLeads == null) {
            hasLeads = platform.capabilities(account).contains(Capability.LEADS);
        }
        return hasLeads;
    }

    /** Who sent these shoppers of a store, by order; who is not known is missing. */
    Map<Long, LeadHistory> leads(StoreSite store, List<Shopper> shoppers) throws PlatformException {
        return shoppers.isEmpty() || !hasLeads() ? Map.of() : platform.leads(account, store, shoppers);
    }
}
