package io.tributary.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose a code was at which time. A code given to another affiliate does not move old orders, so an order is judged by
 * the owner at its own time.
 *
 * @param key the folded code
 * @param tenures in the order of time, not overlapping
 */
public record CodeHistory(AffiliateCode.Key key, List<Tenure> tenures) {
    public CodeHistory {
        tenures = List.copyOf(tenures);
    }

    /** Whose the code was at {@code moment}; empty when nobody had it. */
    public Optional<Tenure> at(Instant moment) {
        return tenures.stream().filter(tenure -> tenure.covers(moment)).findFirst();
    }

    /**
     * A time during which a code belonged to one affiliate who was in one state.
     *
     * @param code as it was spelled then
     * @param from first moment; {@link Instant#MIN} for the first owner, because nobody else could have earned by the
     *     code before her
     * @param until first moment after it; {@link Instant#MAX} while it lasts
     */
    public record Tenure(AffiliateId affiliate, AffiliateCode code, AffiliateState state, Instant from, Instant until) {
        boolean covers(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }
    }
}
