package io.tributary.platform.embedded.internal.tracking;

import io.tributary.platform.PlatformException;
import java.time.Clock;
import java.util.Optional;

/** Decides what becomes of a hit. Never waits for the database, but for the first hit of a key. */
final class Collector {
    static final String ACCEPTED = "accepted";
    static final String DUPLICATE = "duplicate";
    static final String BOT = "bot";
    static final String DO_NOT_TRACK = "do-not-track";
    static final String SHED_VISIT = "shed-visit";
    static final String SHED_LEAD = "shed-lead";
    /** How what is refused begins; behind it, for what reason. */
    static final String REFUSED = "refused-";

    private static final Refusal UNKNOWN_KEY =
            new Refusal(404, "unknown-key", "There is no account with this public key.");
    private static final Refusal TOO_OFTEN = new Refusal(429, "too-often", "That was too often; try again later.");
    private static final Refusal DATABASE_AWAY =
            new Refusal(503, "unavailable", "The key cannot be looked up at the moment.");

    private final Keys keys;
    private final Limits limits;
    private final Duplicates duplicates;
    private final HitQueue queue;
    private final Tally tally;
    private final Clock clock;

    Collector(Keys keys, Limits limits, Duplicates duplicates, HitQueue queue, Tally tally, Clock clock) {
        this.keys = keys;
        this.limits = limits;
        this.duplicates = duplicates;
        this.queue = queue;
        this.tally = tally;
        this.clock = clock;
    }

    /** Reads a body, which may fail itself. */
    interface Body {
        byte[] read() throws RefusedException;
    }

    /** Takes a hit, and says so by returning also where it is left out: the page must not learn which. */
    void take(Body body, Client client) throws RefusedException {
        try {
            refuseUnless(limits.ofAddress().takes(client.network()), TOO_OFTEN);
            HitJson json = HitJson.read(body.read());
            Optional<Site> site = keys.find(json.key());
            refuseUnless(site.isPresent(), UNKNOWN_KEY);
            refuseUnless(limits.ofKey().takes(site.get().account().value()), TOO_OFTEN);
            Hit hit = json.hit(site.get(), clock.instant(), client.address());
            tally.count(result(hit, site.get(), client));
        } catch (PlatformException.Unavailable e) {
            throw counted(DATABASE_AWAY);
        } catch (RefusedException e) {
            throw counted(e.refusal());
        }
    }

    private String result(Hit hit, Site site, Client client) throws RefusedException {
        if (client.isBot()) {
            return BOT;
        }
        if (client.asksNotToBeTracked() && site.respectDoNotTrack()) {
            return DO_NOT_TRACK;
        }
        if (duplicates.has(hit)) {
            return DUPLICATE;
        }
        if (!limits.take(hit, client.network())) {
            duplicates.forget(hit);
            throw new RefusedException(TOO_OFTEN);
        }
        if (queue.offer(hit)) {
            return ACCEPTED;
        }
        duplicates.forget(hit);
        return hit instanceof Hit.Visit ? SHED_VISIT : SHED_LEAD;
    }

    private static void refuseUnless(boolean good, Refusal otherwise) throws RefusedException {
        if (!good) {
            throw new RefusedException(otherwise);
        }
    }

    private RefusedException counted(Refusal refusal) {
        tally.count(REFUSED + refusal.reason());
        return new RefusedException(refusal);
    }
}
