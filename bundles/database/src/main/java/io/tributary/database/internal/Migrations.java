package io.tributary.database.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** The migrations of one bundle, applied by Flyway. */
final class Migrations {
    private final MigrationFiles files;
    private final String name;

    Migrations(Class<?> owner, String name) {
        this(MigrationFiles.of(owner, "db/" + name), name);
    }

    /** Those of an older release, whose newest was {@code version}. */
    Migrations(Class<?> owner, String name, int version) {
        this(MigrationFiles.of(owner, "db/" + name).upTo(version), name);
    }

    private Migrations(MigrationFiles files, String name) {
        this.files = files;
        this.name = name;
    }

    void applyTo(DataSource dataSource) {
        // Flyway finds its parts by the thread's class loader, which in OSGi is anybody's.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Migrations.class.getClassLoader());
        try {
            Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                    .loggers("slf4j")
                    .dataSource(dataSource)
                    .resourceProvider(files)
                    .javaMigrationClassProvider(List::of)
                    .skipDefaultCallbacks(true)
                    .placeholders(placeholders(dataSource))
                    .table(name + "_schema_history")
                    // Other bundles' tables are there already, and that says nothing about ours.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load();
            refuseNewer(flyway);
            flyway.migrate();
        } catch (FlywayException | SQLException e) {
            throw new IllegalStateException("the tables of '" + name + "' cannot be brought up to date", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * How many numbers of an identity are drawn at once. H2 writes its file for each drawing, so many are better; PostgreSQL
     * hands them to one connection, so more than one would be out of order among several.
     */
    private static Map<String, String> placeholders(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean isH2 = connection.getMetaData().getDatabaseProductName().equals("H2");
            return Map.of("numbers_at_once", isH2 ? "1000" : "1");
        }
    }

    /** A newer release may keep other things in tables that look the same, so nothing is read or written. */
    private void refuseNewer(Flyway flyway) {
        int newest = files.newest();
        for (MigrationInfo applied : flyway.info().applied()) {
            if (applied.getVersion() != null
                    && applied.getVersion().compareTo(MigrationVersion.fromVersion("" + newest)) > 0) {
                throw new IllegalStateException(
                        "the tables of '" + name + "' were made by a newer release of Tributary: they"
                                + " have version " + flyway.info().current().getVersion()
                                + ", and this release knows them up to version "
                                + newest
                                + ". Install the newer release again, or restore the backup of the database that was made"
                                + " before the upgrade; nothing was changed");
            }
        }
    }
}
