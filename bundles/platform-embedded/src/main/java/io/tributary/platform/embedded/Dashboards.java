package io.tributary.platform.embedded;

import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import org.osgi.annotation.versioning.ProviderType;

/** How accounts do. Errors and threads as for {@link EmbeddedPlatform}. */
@ProviderType
public interface Dashboards {
    /** @throws RefusedException.Invalid when the time is longer than {@link Dashboard#LONGEST} days, or ends before it begins */
    Dashboard dashboard(AccountId account, Dashboard.Period period)
            throws RefusedException, PlatformException.Unavailable;
}
