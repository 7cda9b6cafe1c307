package io.tributary.rest.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code session_login}. Moments are the nodes' own. */
final class SessionTable {
    private final Jdbi jdbi;

    SessionTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * @param seenAt when it was used last, give or take {@link Sessions#BETWEEN_NOTES}
     */
    record Row(String user, Access access, Instant begunAt, Instant seenAt) {
        private static Row of(ResultSet row, StatementContext context) throws SQLException {
            return new Row(
                    row.getString("user_name"),
                    Access.of(List.of(row.getString("roles").split(","))),
                    row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                    row.getObject("seen_at", OffsetDateTime.class).toInstant());
        }
    }

    void insert(String hash, String user, Access access, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into session_login"
                                + " (token_hash, user_name, roles, begun_at, seen_at) values (:hash, :user, :roles, :now, :now)")
                .bind("hash", hash)
                .bind("user", user)
                .bind("roles", String.join(",", access.roles()))
                .bind("now", now)
                .execute());
    }

    Optional<Row> find(String hash) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select user_name, roles, begun_at, seen_at from session_login where token_hash = :hash")
                .bind("hash", hash)
                .map(Row::of)
                .findOne());
    }

    void noteSeen(String hash, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("update session_login set seen_at = :now where token_hash = :hash")
                .bind("hash", hash)
                .bind("now", now)
                .execute());
    }

    void delete(String hash) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from session_login where token_hash = :hash")
                .bind("hash", hash)
                .execute());
    }

    void deleteEnded(Instant seenUntil, Instant begunUntil) {
        jdbi.useHandle(
                handle -> handle.createUpdate("delete from session_login where seen_at <= :seen or begun_at <= :begun")
                        .bind("seen", seenUntil)
                        .bind("begun", begunUntil)
                        .execute());
    }
}
