package io.tributary.shell;

import java.util.Arrays;

/** A part of the product that commands need and that may be missing. */
enum Room {
    PLATFORM("io.tributary.platform", "The affiliate platform is"),
    EMBEDDED_PLATFORM("io.tributary.platform.embedded", "The embedded affiliate platform is"),
    LEADDYNO("io.tributary.platform.leaddyno", "The LeadDyno platform is"),
    CONNECTOR("io.tributary.bigcommerce", "The BigCommerce connector is"),
    CONNECTIONS("io.tributary.connections", "The store connections are"),
    SYNC("io.tributary.sync", "The sync runner is"),
    ORDER_IMPORT("io.tributary.orderimport", "The order import is"),
    COUPON_SYNC("io.tributary.couponsync", "The coupon sync is"),
    STOREFRONT("io.tributary.storefront", "The storefront room is"),
    AUDIT("io.tributary.audit", "The audit log is"),
    HEALTH("io.tributary.health", "The health room is");

    private static final String REFRESH = "bundle:refresh io.tributary.shell makes the commands see it.";

    private final String bundle;
    private final String subject;

    Room(String rootPackage, String subject) {
        this.bundle = rootPackage;
        this.subject = subject;
    }

    /** Its service is not there. */
    CommandFailure missing() {
        return new CommandFailure(absent());
    }

    /** Its service is there, but of classes that this bundle does not see. */
    CommandFailure replaced() {
        return new CommandFailure(absent() + " If it runs, " + REFRESH);
    }

    private String absent() {
        return subject + " not installed or stopped: bundle:list shows the state, bundle:start starts a bundle again.";
    }

    /** A class of a room could not be found or fits no longer; empty when it is of none of them. */
    static CommandFailure missing(LinkageError error) {
        String type = String.valueOf(error.getMessage()).replace('/', '.');
        return Arrays.stream(values())
                .filter(room -> type.matches(".*\\b" + room.bundle.replace(".", "\\.") + "\\.[A-Z].*"))
                .findFirst()
                .map(Room::replaced)
                .orElseGet(() -> new CommandFailure("A bundle that this command needs is not installed, or was updated"
                        + " since: bundle:list shows the state. If it runs, " + REFRESH));
    }
}
