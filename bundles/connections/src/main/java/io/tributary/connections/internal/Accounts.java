package io.tributary.connections.internal;

import io.tributary.connections.ConnectionException;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.PlatformException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Knows whose stores may be connected: the accounts of the platform that is installed now. */
@Component(service = Accounts.class)
public final class Accounts {
    @Reference(
            name = "platform",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile AffiliatePlatform platform;

    @Activate
    public Accounts() {}

    public Accounts(AffiliatePlatform platform) {
        this.platform = platform;
    }

    /**
     * Passes when the platform has this account.
     *
     * @throws IllegalStateException with a sentence for people when nobody can tell
     */
    public void require(AccountId account) throws ConnectionException.Unknown {
        AffiliatePlatform host = platform;
        if (host == null) {
            throw new IllegalStateException("No affiliate platform is installed, so there are no accounts to connect a"
                    + " store to. Install a platform feature, for example tributary-platform-embedded.");
        }
        if (!knows(host, account)) {
            throw new ConnectionException.Unknown(host.name() + " has no account '" + account + "'.");
        }
    }

    private static boolean knows(AffiliatePlatform host, AccountId account) {
        try {
            return host.accounts().stream().anyMatch(known -> known.id().equals(account));
        } catch (PlatformException e) {
            throw new IllegalStateException(host.name() + " does not tell its accounts: " + e.getMessage(), e);
        }
    }
}
