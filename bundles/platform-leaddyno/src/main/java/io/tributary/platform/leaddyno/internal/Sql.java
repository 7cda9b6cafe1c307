package io.tributary.platform.leaddyno.internal;

import io.tributary.database.Database;
import io.tributary.platform.PlatformException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Runs work on the database and says {@link PlatformException.Unavailable} when the database cannot do it. */
final class Sql {
    private static final int TRIES = 3;
    private static final int LARGE = 500;
    private final Jdbi jdbi;

    private Sql(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    static Sql of(Database database) {
        return new Sql(database.open(Sql.class, "leaddyno"));
    }

    /** In one transaction. Work that met another node's is done again, so it must only read and write the database. */
    <T, X extends Exception> T run(HandleCallback<T, X> work) throws X, PlatformException.Unavailable {
        for (int left = TRIES - 1; ; left--) {
            try {
                return jdbi.inTransaction(work);
            } catch (JdbiException e) {
                if (left == 0 || !metAnother(e)) {
                    throw new PlatformException.Unavailable("the platform's database does not do its work", null, e);
                }
            }
        }
    }

    /** Whether it failed because another transaction wrote the same rows (SQLSTATE 23505, class 40). */
    private static boolean metAnother(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().equals("23505") || sql.getSQLState().startsWith("40");
            }
        }
        return false;
    }

    /** Sends what was added so far when that is a lot, so that a batch of any length takes little memory. */
    static void executeIfLarge(PreparedBatch batch) {
        if (batch.size() >= LARGE) {
            batch.execute();
        }
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
