package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.BigCommerce;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StorePage;
import io.tributary.bigcommerce.StorePages;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the connector, and the way to public pages, as services. A changed configuration acts at once and leaves the service registered, so that a
 * running import is not torn down because an administrator allows one more address.
 */
@Component(
        service = {BigCommerce.class, StorePages.class},
        configurationPid = "io.tributary.bigcommerce")
@Designate(ocd = BigCommerceComponent.Config.class)
public final class BigCommerceComponent implements BigCommerce, StorePages {
    private static final Logger LOG = LoggerFactory.getLogger(BigCommerceComponent.class);
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");

    /** The limits of this node. */
    @ObjectClassDefinition(name = "BigCommerce connector")
    public @interface Config {
        @AttributeDefinition(
                name = "Allowed addresses",
                description =
                        "Internal addresses that may be connected to nevertheless, also without TLS: IP addresses or"
                                + " blocks like 127.0.0.0/8, separated by commas or spaces")
        String allowed_addresses() default "";

        @AttributeDefinition(name = "Connect time-out (seconds)", min = "1")
        int connect_timeout_seconds() default Settings.CONNECT_SECONDS;

        @AttributeDefinition(
                name = "Read time-out (seconds)",
                description = "The longest silence of a store",
                min = "1")
        int read_timeout_seconds() default Settings.READ_SECONDS;

        @AttributeDefinition(
                name = "Total time-out (seconds)",
                description = "The longest time for one request with its answer",
                min = "1")
        int total_timeout_seconds() default Settings.TOTAL_SECONDS;

        @AttributeDefinition(name = "Longest answer (megabytes)", description = "Counted after unpacking", min = "1")
        int reply_limit_megabytes() default Settings.REPLY_MEGABYTES;
    }

    private final HttpBigCommerce connector;

    @Activate
    public BigCommerceComponent(Config config) {
        connector = new HttpBigCommerce(settings(config), Time.SYSTEM, Pauses.REAL);
    }

    @Modified
    void modified(Config config) {
        connector.apply(settings(config));
        LOG.info("Applied the changed configuration io.tributary.bigcommerce");
    }

    @Deactivate
    void deactivate() {
        connector.close();
    }

    @Override
    public Store open(StoreAddress address, Credentials credentials, CallObserver observer) throws StoreException {
        return connector.open(address, credentials, observer);
    }

    @Override
    public StorePage fetch(URI address) throws StoreException {
        return connector.pages().fetch(address);
    }

    static Settings settings(Config config) {
        return new Settings(
                allowed(config.allowed_addresses()),
                seconds("connect.timeout.seconds", config.connect_timeout_seconds(), Settings.CONNECT_SECONDS),
                seconds("read.timeout.seconds", config.read_timeout_seconds(), Settings.READ_SECONDS),
                seconds("total.timeout.seconds", config.total_timeout_seconds(), Settings.TOTAL_SECONDS),
                (long) positive("reply.limit.megabytes", config.reply_limit_megabytes(), Settings.REPLY_MEGABYTES)
                        << 20);
    }

    /** One bad entry must neither open an address nor close the others. */
    private static AddressRule allowed(String value) {
        List<Cidr> blocks = new ArrayList<>();
        for (String entry : SEPARATOR.split(value.strip())) {
            try {
                if (!entry.isEmpty()) {
                    blocks.add(Cidr.parse(entry));
                }
            } catch (IllegalArgumentException e) {
                LOG.error(
                        "io.tributary.bigcommerce: allowed.addresses has '{}', which is ignored: {}",
                        entry,
                        e.getMessage());
            }
        }
        return new AddressRule(blocks);
    }

    private static Duration seconds(String key, int value, int fallback) {
        return Duration.ofSeconds(positive(key, value, fallback));
    }

    private static int positive(String key, int value, int fallback) {
        if (value > 0) {
            return value;
        }
        LOG.error("io.tributary.bigcommerce: {} is {}, which is not greater than 0; {} is used", key, value, fallback);
        return fallback;
    }
}
