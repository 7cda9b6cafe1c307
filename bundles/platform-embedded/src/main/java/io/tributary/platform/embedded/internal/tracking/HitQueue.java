package io.tributary.platform.embedded.internal.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/** Hits that wait to be written. Visits wait by themselves, so that many of them take no room from leads and orders. */
final class HitQueue {
    private final ArrayBlockingQueue<Hit> leads;
    private final ArrayBlockingQueue<Hit> visits;

    HitQueue(int leads, int visits) {
        this.leads = new ArrayBlockingQueue<>(leads);
        this.visits = new ArrayBlockingQueue<>(visits);
    }

    /** Never waits: false when there is no room. */
    boolean offer(Hit hit) {
        return (hit instanceof Hit.Visit ? visits : leads).offer(hit);
    }

    /** At most so many, leads and orders first. */
    List<Hit> take(int most) {
        List<Hit> taken = new ArrayList<>();
        leads.drainTo(taken, most);
        visits.drainTo(taken, most - taken.size());
        return taken;
    }

    int size() {
        return leads.size() + visits.size();
    }
}
