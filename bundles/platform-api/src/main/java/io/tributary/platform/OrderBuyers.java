package io.tributary.platform;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Who bought, for hosts that record a purchase with its customer. An integration registers it as a service; a host asks
 * only when it makes a purchase, so that nobody has to keep the address. Safe for use by many threads.
 */
@ConsumerType
public interface OrderBuyers {
    /**
     * The e-mail address that the shopper gave with this order, as she typed it; blank when she gave none. Empty when the
     * order is of a store that this integration does not serve.
     *
     * @throws PlatformException.Unavailable when it cannot be found out now
     */
    Optional<String> email(PurchaseKey order) throws PlatformException.Unavailable;
}
