package io.tributary.platform.embedded;

import java.time.Instant;

/**
 * What this node has been told by pages since it started, by what became of it; all accounts together.
 *
 * @param accepted what is written or waits to be
 * @param written of those accepted
 * @param shedVisits visits not taken because too many waited
 * @param shedLeads the same of leads and orders
 * @param duplicates the same visitor on the same page by the same link, shortly after
 * @param bots from programs that are no browsers
 * @param doNotTrack from visitors who asked not to be tracked
 * @param refused what could not be read, had no known key, or came too often
 * @param failed what was accepted but could not be written
 */
public record CollectorFigures(
        Instant since,
        long accepted,
        long written,
        long shedVisits,
        long shedLeads,
        long duplicates,
        long bots,
        long doNotTrack,
        long refused,
        long failed) {}
