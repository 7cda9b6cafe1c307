package io.tributary.connections;

import io.tributary.platform.AccountId;
import java.time.Instant;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Tells when jobs succeeded for stores. Registered as a service by whoever runs them. */
@ConsumerType
public interface RunHistory {
    /** When a job succeeded last, by store; stores for which it never did are missing. */
    Map<ConnectionId, Instant> lastSuccess(AccountId account, String job);
}
