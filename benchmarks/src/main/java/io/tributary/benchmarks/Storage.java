package io.tributary.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** An empty database in a folder of its own, behind a pool, that counts the statements it is sent. */
final class Storage implements AutoCloseable {
    private final JdbcConnectionPool pool;
    private final LongAdder statements = new LongAdder();
    private final DataSource counting;
    private final Closeable files;
    private final String url;

    private Storage(JdbcConnectionPool pool, Closeable files, String url) {
        this.url = url;
        this.pool = pool;
        this.files = files;
        this.counting = counted(DataSource.class, pool);
    }

    /** @param name {@code h2} for a file as in the distribution, {@code postgresql} for a server of its own */
    static Storage of(String name) throws IOException, SQLException {
        return switch (name) {
            case "h2" -> h2();
            case "postgresql" -> postgres();
            default -> throw new IllegalArgumentException("--db is h2 or postgresql, not " + name);
        };
    }

    static Storage h2() throws IOException {
        Path folder = Files.createTempDirectory("tributary-bench");
        return at(
                "jdbc:h2:async:" + folder.resolve("db")
                        + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;RETENTION_TIME=1000;MAX_COMPACT_TIME=3000;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                () -> delete(folder));
    }

    private static Storage postgres() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.start();
        return at(server.getJdbcUrl("postgres", "postgres"), server);
    }

    /** What another process has made; it goes with that. */
    static Storage at(String url) {
        return at(url, () -> {});
    }

    private static Storage at(String url, Closeable files) {
        if (url.startsWith("jdbc:h2:")) {
            return new Storage(JdbcConnectionPool.create(url, "sa", ""), files, url);
        }
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setURL(url);
        return new Storage(JdbcConnectionPool.create((ConnectionPoolDataSource) source), files, url);
    }

    /** For another process; an H2 lets in one at a time. */
    String url() {
        return url;
    }

    DataSource dataSource() {
        return counting;
    }

    boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    /** How many statements were sent so far; a batch counts as one. */
    long statements() {
        return statements.sum();
    }

    /** Runs statements that are no part of what is measured. */
    void execute(String... sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : sql) {
                statement.execute(each);
            }
        }
    }

    @Override
    public void close() throws IOException {
        pool.dispose();
        files.close();
    }

    /** The same object, whose statements are counted when they are executed. */
    private <T> T counted(Class<T> type, T object) {
        return type.cast(Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        statements.increment();
                    }
                    Object answer;
                    try {
                        answer = method.invoke(object, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (answer instanceof Connection connection
                            && method.getName().equals("getConnection")) {
                        return counted(Connection.class, connection);
                    }
                    if (answer instanceof PreparedStatement prepared) {
                        return counted(PreparedStatement.class, prepared);
                    }
                    return answer instanceof Statement statement ? counted(Statement.class, statement) : answer;
                }));
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
