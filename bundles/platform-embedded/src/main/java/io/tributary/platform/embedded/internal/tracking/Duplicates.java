package io.tributary.platform.embedded.internal.tracking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tributary.platform.AccountId;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The same visitor on the same page by the same code, again within half an hour: as when she reloads it. Each node knows what
 * it was told itself.
 */
final class Duplicates {
    static final Duration SAME = Duration.ofMinutes(30);
    private static final int MOST = 200_000;

    private final Cache<Seen, Boolean> seen;

    private record Seen(AccountId account, String visitor, String landing, String code) {
        static Seen of(Hit.Visit visit) {
            return new Seen(
                    visit.account(),
                    visit.visitor(),
                    visit.arrival().landing(),
                    visit.arrival().code());
        }
    }

    Duplicates(LongSupplier nanos) {
        seen = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(SAME)
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** Whether it was told before; from now on it was. */
    boolean has(Hit hit) {
        return hit instanceof Hit.Visit visit && seen.asMap().putIfAbsent(Seen.of(visit), true) != null;
    }

    /** As if it had not been told. */
    void forget(Hit hit) {
        if (hit instanceof Hit.Visit visit) {
            seen.invalidate(Seen.of(visit));
        }
    }
}
