package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AffiliatePlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The platform that is installed beside this one, if any. Knows one that is being exchanged from one that is gone. */
final class Beside {
    /** How long a platform that was not there is waited for. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Supplier<Optional<AffiliatePlatform>> installed;
    private final Pace pace;
    private Optional<Instant> missedSince = Optional.empty();

    Beside(Supplier<Optional<AffiliatePlatform>> installed, Pace pace) {
        this.installed = installed;
        this.pace = pace;
    }

    synchronized Optional<AffiliatePlatform> get() {
        Optional<AffiliatePlatform> found = installed.get();
        missedSince = found.isPresent() ? Optional.empty() : missedSince.or(() -> Optional.of(pace.now()));
        return found;
    }

    /** Whether it was missed for so long that nobody should wait for it. */
    synchronized boolean isGone() {
        return missedSince
                .filter(since -> Duration.between(since, pace.now()).compareTo(PATIENCE) >= 0)
                .isPresent();
    }
}
