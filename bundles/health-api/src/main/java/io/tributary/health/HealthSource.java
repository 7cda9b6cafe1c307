package io.tributary.health;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What one room knows of its own health, registered as a service. Called by many threads; asks the database, but never a
 * store.
 */
@ConsumerType
public interface HealthSource {
    /** One word, unique: {@code orders}. */
    String room();

    /** How things are on this node, all stores taken together. Must not cost more than a second with 10,000 stores. */
    default List<Finding> node() {
        return List.of();
    }

    /** How things are with one store; empty when the room has nothing to say of it. */
    default List<Finding> store(StoreRef store) {
        return List.of();
    }

    /** Figures for Prometheus; see {@link Measure} for what they may be told apart by. As cheap as {@link #node}. */
    default List<Measure> measures() {
        return List.of();
    }

    /** Connected stores, at most so many; only the room that keeps them answers. */
    default List<StoreRef> stores(int limit) {
        return List.of();
    }
}
