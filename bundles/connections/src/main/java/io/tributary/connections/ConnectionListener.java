package io.tributary.connections;

import org.osgi.annotation.versioning.ConsumerType;

/** Told after a connection was made, changed or disconnected. Registered as a service; must return quickly. */
@ConsumerType
public interface ConnectionListener {
    void connectionChanged(Connection connection);
}
