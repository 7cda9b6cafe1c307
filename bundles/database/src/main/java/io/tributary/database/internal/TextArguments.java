package io.tributary.database.internal;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Sends a text without the one character that PostgreSQL keeps in none, {@code U+0000}: the replacement character stands for
 * it, on every database. So neither a store nor a caller can make a statement fail by sending it, and what is asked for by
 * it is not found.
 */
final class TextArguments extends AbstractArgumentFactory<String> {
    private static final char NUL = 0;
    private static final char REPLACEMENT = '\uFFFD';

    TextArguments() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
        String text = value.replace(NUL, REPLACEMENT);
        return (position, statement, context) -> statement.setString(position, text);
    }
}
