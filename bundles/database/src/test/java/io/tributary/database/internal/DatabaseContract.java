package io.tributary.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tributary.database.Database;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What bundles may rely on, whichever database the administrator chose. */
abstract class DatabaseContract {
    private Database database;

    /** An empty database. */
    abstract DataSource emptyDatabase() throws SQLException;

    @BeforeEach
    void open() throws SQLException {
        database = new SqlDatabase(emptyDatabase());
    }

    @Test
    void makesTheTablesOfABundleOnceAndKeepsWhatIsInThem() {
        insert(database.open(getClass(), "notes"), Instant.EPOCH);
        Jdbi again = database.open(getClass(), "notes");
        List<String> versions = again.withHandle(handle -> handle.createQuery(
                        "select \"version\" from notes_schema_history where \"type\" = 'SQL' order by 1")
                .mapTo(String.class)
                .list());
        assertThat(versions).containsExactly("1", "2");
        assertThat(count(again)).isEqualTo(1);
    }

    @Test
    @DisplayName("case J126: tables of a newer release are refused with what to do, and stay as they are")
    void refusesTablesOfANewerRelease() {
        insert(database.open(getClass(), "notes"), Instant.EPOCH);
        assertThatIllegalStateException()
                .isThrownBy(() -> ((SqlDatabase) database).openAsOf(getClass(), "notes", 1))
                .withMessage(
                        "the tables of 'notes' were made by a newer release of Tributary: they have version 2, and this"
                                + " release knows them up to version 1. Install the newer release again, or restore the backup of"
                                + " the database that was made before the upgrade; nothing was changed");
        assertThat(count(database.open(getClass(), "notes"))).isEqualTo(1);
    }

    @Test
    @DisplayName("case J126: tables of an older release are brought up to date with what is in them")
    void bringsTablesOfAnOlderReleaseUpToDate() {
        insert(((SqlDatabase) database).openAsOf(getClass(), "notes", 1), Instant.EPOCH);
        assertThat(count(database.open(getClass(), "notes"))).isEqualTo(1);
    }

    @Test
    void aTextWithTheCharacterThatPostgresRefusesIsKeptWithoutIt() {
        Jdbi jdbi = database.open(getClass(), "notes");
        jdbi.useHandle(handle -> handle.createUpdate("insert into notes_note (body, price, done, written_at)"
                        + " values (:body, 1, true, current_timestamp)")
                .bind("body", "a\u0000b \uD83D\uDE00")
                .execute());
        List<String> bodies =
                jdbi.withHandle(handle -> handle.createQuery("select body from notes_note where body = :body")
                        .bind("body", "a\u0000b \uD83D\uDE00")
                        .mapTo(String.class)
                        .list());
        assertThat(bodies).containsExactly("a\uFFFDb \uD83D\uDE00");
    }

    @Test
    void tellsWhichBundlesTablesCannotBeMade() {
        assertThatIllegalStateException()
                .isThrownBy(() -> database.open(getClass(), "broken"))
                .withMessageContaining("'broken'");
        assertThat(count(database.open(getClass(), "notes"))).as("others go on").isZero();
    }

    @Test
    void refusesABundleWithoutMigrations() {
        assertThatIllegalStateException()
                .isThrownBy(() -> database.open(getClass(), "missing"))
                .withMessageContaining("db/missing");
    }

    @Test
    void refusesANameThatIsNoPrefixForTables() {
        assertThatIllegalArgumentException().isThrownBy(() -> database.open(getClass(), "no; drop table"));
    }

    @Test
    void keepsMomentsToTheMicrosecondInAnHourThatClocksShowTwice() {
        Jdbi jdbi = database.open(getClass(), "notes");
        // In Sydney, where the tests run, 02:30 comes twice on this day.
        List<Instant> moments = List.of(
                Instant.parse("2026-04-04T15:30:00.123456789Z"),
                Instant.parse("2026-04-04T16:30:00Z"),
                Instant.parse("1970-01-01T00:00:00Z"),
                Instant.parse("2106-02-07T06:28:16Z"));
        moments.forEach(moment -> insert(jdbi, moment));
        List<Instant> read =
                jdbi.withHandle(handle -> handle.createQuery("select written_at from notes_note order by id")
                        .mapTo(Instant.class)
                        .list());
        assertThat(read)
                .containsExactly(
                        Instant.parse("2026-04-04T15:30:00.123456Z"), moments.get(1), moments.get(2), moments.get(3));
    }

    @Test
    void takesBackATransactionThatFails() {
        Jdbi jdbi = database.open(getClass(), "notes");
        assertThatIllegalStateException()
                .isThrownBy(() -> jdbi.useTransaction(handle -> {
                    handle.execute("insert into notes_note (body, price, done, written_at)"
                            + " values ('x', 1, true, current_timestamp)");
                    throw new IllegalStateException("half way");
                }));
        assertThat(count(jdbi)).isZero();
    }

    private static void insert(Jdbi jdbi, Instant moment) {
        jdbi.useHandle(handle -> handle.createUpdate("insert into notes_note (body, price, done, written_at)"
                        + " values (:body, :price, :done, :at)")
                .bind("body", "b")
                .bind("price", new BigDecimal("62.6793"))
                .bind("done", true)
                .bind("at", moment)
                .execute());
    }

    private static int count(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from notes_note")
                .mapTo(Integer.class)
                .one());
    }
}
