package io.tributary.sandbox.internal.store;

import io.tributary.sandbox.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults of a store and how often each was met. Threads may share it. */
public final class FaultList {

    private static final class Active {
        private final Fault fault;
        private int seen;
        private int hits;

        Active(Fault fault) {
            this.fault = fault;
        }

        boolean matches(String method, String resource) {
            Fault.Trigger trigger = fault.trigger();
            return (trigger.method().isEmpty() || trigger.method().equals(method))
                    && trigger.resource().matcher(resource).matches();
        }

        boolean due() {
            return seen >= fault.trigger().first() && hits < fault.trigger().times();
        }
    }

    private final List<Active> faults = new ArrayList<>();

    public synchronized void add(Fault fault) {
        faults.add(new Active(fault));
    }

    public synchronized void clear() {
        faults.clear();
    }

    /** Counts the request at every fault it matches and answers the effect of the first that is due. */
    public synchronized Optional<Fault.Effect> meet(String method, String resource) {
        Active hit = null;
        for (Active active : faults) {
            if (active.matches(method, resource)) {
                active.seen++;
                hit = hit == null && active.due() ? active : hit;
            }
        }
        if (hit == null) {
            return Optional.empty();
        }
        hit.hits++;
        return Optional.of(hit.fault.effect());
    }
}
