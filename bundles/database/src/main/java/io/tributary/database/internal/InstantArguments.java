package io.tributary.database.internal;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Sends a moment with its offset. Jdbi's own way goes through {@link java.sql.Timestamp}, which H2 reads as a local time,
 * and an hour that a zone's clocks show twice would come back as the wrong one.
 */
final class InstantArguments extends AbstractArgumentFactory<Instant> {
    InstantArguments() {
        super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
        // Both databases keep microseconds, but one rounds and the other cuts: decide it here.
        var moment = value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return (position, statement, context) -> statement.setObject(position, moment);
    }
}
