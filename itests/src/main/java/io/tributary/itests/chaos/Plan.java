package io.tributary.itests.chaos;

import java.util.List;

/**
 * How much goes on for a platform between two kills.
 *
 * @param stores each of a merchant of its own; kills go round them
 * @param orders of each store before the first kill
 * @param affiliates of each merchant before the first kill
 * @param affiliatesAKill how many join before each kill
 * @param steps what happens in a store around each kill
 * @param events at which the node is killed; the more often one is in it, the likelier
 */
record Plan(int stores, int orders, int affiliates, int affiliatesAKill, int steps, List<Moment.Event> events) {
    Plan {
        events = List.copyOf(events);
    }
}
