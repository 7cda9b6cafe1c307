package io.tributary.platform.embedded.internal.tracking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tributary.platform.AccountId;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a visitor told last once more within half an hour, by page and code: as when she reloads it. Only the last, so that who
 * comes by another's link and then again by the first one's counts for the first one. Each node knows what it was told itself.
 */
final class Duplicates {
    static final Duration SAME = Duration.ofMinutes(30);
    private static final int MOST = 200_000;

    private final Cache<Who, Seen> last;

    private record Who(AccountId account, String visitor) {
        static Who of(Hit hit) {
            return new Who(hit.account(), hit.visitor());
        }
    }

    private record Seen(String landing, String code) {
        static Seen of(Hit.Visit visit) {
            return new Seen(visit.arrival().landing(), visit.arrival().code());
        }
    }

    Duplicates(LongSupplier nanos) {
        last = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(SAME)
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** Whether it was told last; from now on it was. */
    boolean has(Hit hit) {
        if (!(hit instanceof Hit.Visit visit)) {
            return false;
        }
        Who who = Who.of(hit);
        Seen now = Seen.of(visit);
        while (true) {
            Seen before = last.asMap().putIfAbsent(who, now);
            if (now.equals(before)) {
                return true;
            }
            // Another request of hers may have come in between.
            if (before == null || last.asMap().replace(who, before, now)) {
                return false;
            }
        }
    }

    /** As if she had told nothing. */
    void forget(Hit hit) {
        if (hit instanceof Hit.Visit visit) {
            last.asMap().remove(Who.of(hit), Seen.of(visit));
        }
    }
}
