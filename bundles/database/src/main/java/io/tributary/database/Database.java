package io.tributary.database;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.osgi.annotation.versioning.ProviderType;

/** SQL access for bundles. Each bundle owns its tables and migrations and reads no other's. Safe for many threads. */
@ProviderType
public interface Database {
    /**
     * Brings the tables of one bundle to their newest form and returns access to them. Meant for a component's
     * constructor; cheap when nothing is to do.
     *
     * @param owner any class of the bundle that holds the migrations {@code db/<name>/V1__....sql}
     * @param name the bundle's prefix for its tables, lower case letters, digits and {@code _}; what was migrated is
     *     kept in the table {@code <name>_schema_history}
     * <p>Texts that are bound have {@code U+FFFD} for {@code U+0000}, which PostgreSQL does not keep.
     *
     * @throws IllegalStateException when there is no migration, one fails, one that ran earlier was changed since, or the
     *     tables were made by a newer release; the message says which, and what to do
     */
    Jdbi open(Class<?> owner, String name);

    /** The pool of connections behind it, for a library that needs one. */
    DataSource dataSource();
}
