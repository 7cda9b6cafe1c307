package io.tributary.platform.embedded.internal.tracking;

import io.tributary.platform.PlatformException;
import java.util.List;
import java.util.Optional;

/** Where hits end. Called by many threads. */
public interface HitStore {
    /** What belongs to a public key; empty when it is nobody's. */
    Optional<Site> find(String publicKey) throws PlatformException.Unavailable;

    /** All or none of them, in the order in which they came. */
    void write(List<Hit> hits) throws PlatformException.Unavailable;

    /**
     * Deletes some of what is older than the accounts want it kept.
     *
     * @param most how many rows of a table at once
     * @return whether there may be more
     */
    boolean tidy(int most) throws PlatformException.Unavailable;
}
