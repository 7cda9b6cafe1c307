package io.tributary.health.internal;

import io.tributary.health.Finding;
import io.tributary.health.HealthSource;
import io.tributary.health.Measure;
import io.tributary.health.Status;
import io.tributary.health.StoreRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A room that knows one store, and that can be broken. */
final class FakeSource implements HealthSource {
    static final StoreRef STORE = new StoreRef("default", "abc123");

    private final String room;
    Status status = Status.OK;
    boolean broken;
    int asked;
    final List<Measure> measures = new ArrayList<>();

    FakeSource(String room) {
        this.room = room;
    }

    @Override
    public String room() {
        return room;
    }

    @Override
    public List<Finding> node() {
        return List.of(finding());
    }

    @Override
    public List<Finding> store(StoreRef store) {
        return store.equals(STORE) ? List.of(finding()) : List.of();
    }

    @Override
    public List<Measure> measures() {
        breakIfAsked();
        return measures;
    }

    private Finding finding() {
        breakIfAsked();
        asked++;
        return new Finding("work", status, "It works.", status == Status.OK ? "" : "Look.", Map.of("done", 3L));
    }

    private void breakIfAsked() {
        if (broken) {
            throw new IllegalStateException("password=secret");
        }
    }
}
