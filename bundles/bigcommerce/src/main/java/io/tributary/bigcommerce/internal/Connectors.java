package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.BigCommerce;
import java.util.Collection;

/** Connectors without a framework. */
public final class Connectors {
    private Connectors() {}

    public static BigCommerce create(Collection<String> allowedAddresses) {
        return new HttpBigCommerce(Settings.of(AddressRule.of(allowedAddresses)), Time.SYSTEM, Pauses.REAL);
    }
}
