package io.tributary.itests.chaos;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * When a node is killed: at the nth event of its life, or a little later.
 *
 * @param micros after the event; 0 for before its answer leaves
 */
record Moment(Event event, int nth, long micros) {
    private static final int LATEST_MICROS = 150_000;

    /** What the harness sees of a node at work. */
    enum Event {
        /** The node asked the store for anything. */
        REQUEST("request", 30),
        /** The store has made a coupon for it. */
        COUPON("coupon made", 2),
        /** It is about to tell the platform of purchases, and has written that down. */
        BEFORE_PUT("put asked", 4),
        /** The platform has done so and was not heard yet. */
        AFTER_PUT("put done", 4),
        /** LeadDyno got a request to record, change or cancel a purchase; where the answer is lost, so is the request. */
        ASKED("LeadDyno asked", 3),
        /** LeadDyno has done so and did not answer yet. */
        DONE("LeadDyno acted", 3);

        private final String words;
        private final int most;

        Event(String words, int most) {
            this.words = words;
            this.most = most;
        }
    }

    /**
     * Half of them at the very moment, where an answer is lost after the other side acted.
     *
     * @param events to draw from; the more often one is in it, the likelier
     */
    static Moment draw(Random random, List<Event> events) {
        Event event = events.get(random.nextInt(events.size()));
        int nth = 1 + random.nextInt(event.most);
        return new Moment(event, nth, random.nextBoolean() ? 0 : 1 + random.nextInt(LATEST_MICROS));
    }

    @Override
    public String toString() {
        String at = event.words + " " + nth;
        return micros == 0 ? at + ", answer lost" : at + " + " + TimeUnit.MICROSECONDS.toMillis(micros) + " ms";
    }
}
