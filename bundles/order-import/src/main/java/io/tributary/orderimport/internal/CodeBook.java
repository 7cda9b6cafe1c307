package io.tributary.orderimport.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.PlatformException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose codes are and were, asked of the platform once for many orders. Remembers a bounded number. */
final class CodeBook {
    private static final int MOST = 10_000;

    private final AffiliatePlatform platform;
    private final AccountId account;
    private final Map<AffiliateCode.Key, Optional<CodeHistory>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AffiliateCode.Key, Optional<CodeHistory>> eldest) {
            return size() > MOST;
        }
    };

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
}
