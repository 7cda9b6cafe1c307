package io.tributary.platform.embedded;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/** The visitors of an account's stores, and those of them who left an e-mail address. Errors and threads as for {@link EmbeddedPlatform}. */
@ProviderType
public interface Tracking {
    /** The most that one call gives of visits or leads. */
    int MOST = 1000;

    TrackingDetails tracking(AccountId account) throws RefusedException, PlatformException.Unavailable;

    /**
     * @param version what the settings had when they were read
     * @throws RefusedException.Impossible when somebody else has changed them since
     */
    TrackingDetails change(AccountId account, TrackingSettings settings, long version, Actor by)
            throws RefusedException, PlatformException.Unavailable;

    /** The last visits, the newest first. */
    List<Visit> visits(AccountId account, int most) throws RefusedException, PlatformException.Unavailable;

    /**
     * Leads, the newest first.
     *
     * @param before the id of the last one of the piece before
     */
    List<Lead> leads(AccountId account, LeadFilter filter, OptionalLong before, int most)
            throws RefusedException, PlatformException.Unavailable;

    /** @throws RefusedException.Invalid when the time is longer than {@link Dashboard#LONGEST} days, or ends before it begins */
    Traffic traffic(AccountId account, Traffic.By by, LocalDate from, LocalDate to)
            throws RefusedException, PlatformException.Unavailable;

    /** All that is kept of who left this address. */
    Person person(AccountId account, String email) throws RefusedException, PlatformException.Unavailable;

    /**
     * Deletes what {@link #person} shows, and says how many visits, leads and other rows that were. The sums of each day and
     * the purchases stay: they name nobody.
     */
    long forget(AccountId account, String email, Actor by) throws RefusedException, PlatformException.Unavailable;

    /** What this node has been told by pages. */
    CollectorFigures collector();
}
