package io.tributary.platform.leaddyno;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the decisions for another platform and LeadDyno's purchases compare, for an account that both platforms have.
 *
 * @param on whether the account is the other platform's; LeadDyno is only read then
 * @param takenOverAt since when the account is LeadDyno's; empty when it always was, or is not
 * @param decided orders that the other platform was told of
 * @param compared those for which LeadDyno was asked after that
 * @param differences by order, the latest first
 */
public record Shadow(
        boolean on, Optional<Instant> takenOverAt, long decided, long compared, List<Difference> differences) {
    public Shadow {
        differences = List.copyOf(differences);
    }
}
