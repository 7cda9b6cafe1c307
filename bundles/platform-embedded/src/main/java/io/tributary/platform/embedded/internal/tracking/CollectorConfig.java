package io.tributary.platform.embedded.internal.tracking;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What {@code etc/io.tributary.platform.embedded.cfg} may say. */
@ObjectClassDefinition(name = "Tributary embedded platform")
public @interface CollectorConfig {
    @AttributeDefinition(
            name = "Public address",
            description = "Where shoppers' browsers reach this host: https://affiliates.example. There is no tracking"
                    + " code without it",
            required = false)
    String public_address() default "";

    @AttributeDefinition(
            name = "Proxies",
            description =
                    "Addresses of the proxies before this node, parted by commas; what they say of whom they speak"
                            + " for is believed",
            required = false)
    String proxies() default "127.0.0.1, ::1";

    @AttributeDefinition(
            name = "Hits of an address (per minute)",
            description = "How often browsers at one address may tell something; a sixth of it at once",
            min = "1")
    int address_hits_per_minute() default 600;

    @AttributeDefinition(
            name = "Hits of an account (per minute)",
            description = "How often the pages of one account may tell something to this node; a sixth of it at once",
            min = "1")
    int key_hits_per_minute() default 60_000;
}
