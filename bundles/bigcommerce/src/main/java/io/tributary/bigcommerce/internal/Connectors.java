package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.BigCommerce;
import io.tributary.bigcommerce.Connector.Limits;
import io.tributary.bigcommerce.Connector.Pace;
import io.tributary.bigcommerce.StorePages;
import java.time.Duration;
import java.util.Collection;

/** Connectors without a framework. */
public final class Connectors {
    private Connectors() {}

    public static BigCommerce create(Collection<String> allowedAddresses) {
        return plain(allowedAddresses);
    }

    public static StorePages pages(Collection<String> allowedAddresses) {
        return plain(allowedAddresses).pages();
    }

    private static HttpBigCommerce plain(Collection<String> allowedAddresses) {
        return new HttpBigCommerce(Settings.of(AddressRule.of(allowedAddresses)), Time.SYSTEM, Pauses.REAL);
    }

    public static BigCommerce create(Collection<String> allowedAddresses, Limits limits, Pace pace) {
        Settings settings = new Settings(
                AddressRule.of(allowedAddresses), limits.connect(), limits.read(), limits.total(), limits.replyBytes());
        Pauses pauses = new Pauses(() -> 0.5, wait -> {
            pace.pass(wait);
            return Duration.ZERO;
        });
        return new HttpBigCommerce(settings, new PacedTime(pace), pauses);
    }
}
