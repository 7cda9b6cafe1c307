package io.tributary.database.internal;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The migrations of one bundle, applied by Flyway. */
final class Migrations {
    private final MigrationFiles files;
    private final String name;

    Migrations(Class<?> owner, String name) {
        this.files = MigrationFiles.of(owner, "db/" + name);
        this.name = name;
    }

    void applyTo(DataSource dataSource) {
        // Flyway finds its parts by the thread's class loader, which in OSGi is anybody's.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Migrations.class.getClassLoader());
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .loggers("slf4j")
                    .dataSource(dataSource)
                    .resourceProvider(files)
                    .javaMigrationClassProvider(List::of)
                    .skipDefaultCallbacks(true)
                    .table(name + "_schema_history")
                    // Other bundles' tables are there already, and that says nothing about ours.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new IllegalStateException("the tables of '" + name + "' cannot be brought up to date", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
