package io.tributary.connections.internal.rest;

import io.tributary.connections.OrderRulesJson;
import io.tributary.connections.RulesVersion;
import java.time.Instant;
import java.util.List;

/** Every version of a store's rules, newest first. */
record RulesVersionsJson(List<Version> items) {
    /** Rules as they were set once; {@code author} is who set them, for people. */
    record Version(int version, Instant at, String author, OrderRulesJson rules) {
        static Version of(RulesVersion version) {
            return new Version(
                    version.rules().version(), version.at(), version.author(), OrderRulesJson.of(version.rules()));
        }
    }
}
