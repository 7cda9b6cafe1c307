package io.tributary.database.internal;

import io.tributary.database.Database;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The database that the node's administrator configured as {@code tributary}. */
@Component(configurationPid = "io.tributary.database")
public final class SqlDatabase implements Database {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,30}");
    private final DataSource dataSource;

    @Activate
    public SqlDatabase(
            @Reference(name = "dataSource", target = "(osgi.jndi.service.name=tributary)") DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public synchronized Jdbi open(Class<?> owner, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a prefix for tables: '" + name + "'");
        }
        return open(new Migrations(owner, name));
    }

    /**
     * As {@link #open(Class, String)} by a bundle that is only as new as {@code version}: what an older release left behind,
     * for tests of upgrades.
     */
    public synchronized Jdbi openAsOf(Class<?> owner, String name, int version) {
        return open(new Migrations(owner, name, version));
    }

    private Jdbi open(Migrations migrations) {
        migrations.applyTo(dataSource);
        Jdbi jdbi = Jdbi.create(dataSource);
        jdbi.registerArgument(new InstantArguments());
        jdbi.registerArgument(new TextArguments());
        jdbi.registerColumnMapper(new InstantColumns());
        return jdbi;
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }
}
