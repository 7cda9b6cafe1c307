package io.tributary.bigcommerce;

import io.tributary.bigcommerce.internal.Connectors;
import java.util.Collection;

/**
 * Makes the connector where there is no service registry: in tests and benchmarks. Everywhere else it is a service.
 *
 * <p>Threads and connections of a connector made here end when they are idle for a while.
 */
public final class Connector {
    private Connector() {}

    /**
     * @param allowedAddresses blocks like {@code 127.0.0.0/8} that may be connected to although they are not public
     * @throws IllegalArgumentException when one is not such a block
     */
    public static BigCommerce create(Collection<String> allowedAddresses) {
        return Connectors.create(allowedAddresses);
    }
}
