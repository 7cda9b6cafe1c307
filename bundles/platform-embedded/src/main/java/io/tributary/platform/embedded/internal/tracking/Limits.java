package io.tributary.platform.embedded.internal.tracking;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How often browsers may tell something. */
record Limits(Rate ofAddress, Rate ofKey, Rate ofVisitor, Rate ofLeads, Rate ofOrders) {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** What may come at once, as a part of what may come in a minute. */
    private static final int AT_ONCE = 6;

    private static final int VISITOR_AT_ONCE = 60;
    private static final Duration VISITOR_PAUSE = Duration.ofMinutes(10);

    private static final Duration HOUR = Duration.ofHours(1);
    /** Of one network; a company or a provider may stand behind it. */
    private static final int LEADS_PER_HOUR = 120;

    /** Of one network. Whoever guesses numbers of orders needs many. */
    private static final int ORDERS_PER_HOUR = 20;

    static Limits of(int addressPerMinute, int keyPerMinute, LongSupplier nanos) {
        return new Limits(
                perMinute("address.hits.per.minute", addressPerMinute, nanos),
                perMinute("key.hits.per.minute", keyPerMinute, nanos),
                new Rate(VISITOR_AT_ONCE, VISITOR_PAUSE, nanos),
                new Rate(LEADS_PER_HOUR, HOUR.dividedBy(LEADS_PER_HOUR), nanos),
                new Rate(ORDERS_PER_HOUR, HOUR.dividedBy(ORDERS_PER_HOUR), nanos));
    }

    /** Whether this may be told by this browser from this network once more; if so, it counts as told. */
    boolean take(Hit hit, String network) {
        String who = hit.account() + "/" + network;
        return ofVisitor.takes(hit.account() + "/" + hit.visitor())
                && !(hit instanceof Hit.Lead && !ofLeads.takes(who))
                && !(hit instanceof Hit.Order && !ofOrders.takes(who));
    }

    private static Rate perMinute(String setting, int most, LongSupplier nanos) {
        if (most < 1 || most > 100_000_000) {
            throw new IllegalArgumentException(
                    setting + " in etc/io.tributary.platform.embedded.cfg is from 1 to 100000000, not " + most);
        }
        return new Rate(Math.max(1, most / AT_ONCE), MINUTE.dividedBy(most), nanos);
    }
}
