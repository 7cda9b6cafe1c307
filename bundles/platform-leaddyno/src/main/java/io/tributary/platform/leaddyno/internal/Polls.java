package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the affiliates of all accounts as fresh as the interval says; of several nodes one reads at a time. */
final class Polls {
    private static final Logger LOG = LoggerFactory.getLogger(Polls.class);
    /** A node that has asked for no page for so long is dead. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private static final Duration SOON = Duration.ofSeconds(15);

    /** A third of what LeadDyno allows in a minute. */
    private static final int COMPARED_AT_ONCE = 60;

    private final Host host;
    private final Duration interval;

    Polls(Host host, Duration interval) {
        this.host = host;
        this.interval = interval;
    }

    /** Reads those of all accounts for which it is time. */
    void due() {
        try {
            for (AccountRow row : host.accounts().all()) {
                quietly(row);
                if (row.shadow()) {
                    comparing(row);
                }
            }
        } catch (PlatformException | RuntimeException e) {
            LOG.warn("The accounts of LeadDyno could not be listed: {}", e.getMessage());
        }
    }

    private void comparing(AccountRow row) {
        try {
            new Comparison(host).run(row, COMPARED_AT_ONCE);
        } catch (PlatformException | RuntimeException e) {
            LOG.debug("Purchases of the account {} could not be compared: {}", row.id(), e.getMessage());
        }
    }

    private void quietly(AccountRow row) {
        try {
            poll(row, interval);
        } catch (PlatformException | RuntimeException e) {
            // It is kept with the account and told once.
            if (!e.getMessage().equals(row.account().pollProblem())) {
                LOG.warn("The affiliates of the account {} could not be read: {}", row.id(), e.getMessage());
            }
        }
    }

    /** Sees that the affiliates are no older than two intervals. */
    void ensure(AccountRow row) throws PlatformException {
        Instant oldest = host.clock().instant().minus(interval.multipliedBy(2));
        if (row.account().polledAt().filter(at -> at.isAfter(oldest)).isPresent()) {
            return;
        }
        if (!poll(row, Duration.ZERO) && row.account().polledAt().isEmpty()) {
            throw new PlatformException.Unavailable(
                    "The affiliates of the account " + row.id() + " are being read for the first time", SOON, null);
        }
    }

    /**
     * @param age only when they were not read within this time
     * @return false when it is not time, or another node does so
     */
    boolean poll(AccountRow row, Duration age) throws PlatformException {
        AccountId account = row.id();
        Instant now = host.clock().instant();
        if (!host.accounts().claimPoll(account, now, now.plus(SILENCE), now.minus(age))) {
            return false;
        }
        boolean different;
        try {
            different = new Poll(host.sql(), account, host.api(row), () -> goesOn(account)).run(now);
        } catch (PlatformException | RuntimeException e) {
            host.accounts().pollFailed(account, String.valueOf(e.getMessage()));
            throw e;
        }
        if (different) {
            host.codesChanged(account);
        }
        return true;
    }

    private void goesOn(AccountId account) throws PlatformException {
        host.accounts().keepPoll(account, host.clock().instant().plus(SILENCE));
    }
}
