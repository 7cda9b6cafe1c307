package io.tributary.platform.embedded.internal.tracking;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.tributary.platform.PlatformException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What belongs to public keys, as it was a few seconds ago: asked for again in the background, so that neither a busy
 * database nor one that is away holds up those whose key is known.
 */
final class Keys {
    static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 20_000;

    private final LoadingCache<String, Optional<Site>> sites;

    Keys(HitStore store, Executor background, LongSupplier nanos) {
        sites = Caffeine.newBuilder()
                .maximumSize(MOST)
                .refreshAfterWrite(FRESH)
                .ticker(nanos::getAsLong)
                .executor(background)
                .build(store::find);
    }

    Optional<Site> find(String key) throws PlatformException.Unavailable {
        try {
            return sites.get(key);
        } catch (CompletionException e) {
            if (e.getCause() instanceof PlatformException.Unavailable unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }
}
