package io.tributary.itests.node;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server of our own, on a port that stays the same while it is stopped and started. */
public final class Postgres implements AutoCloseable {
    public static final String USER = "postgres";
    public static final String PASSWORD = "postgres";

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private Postgres(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** @throws IOException where none starts on this machine */
    public static Postgres start(Path data) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Postgres postgres = new Postgres(data, port);
        postgres.start();
        return postgres;
    }

    /** Starts it again, with the data it had; waits for a stop that is under way in another thread. */
    public synchronized void start() throws IOException {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("max_connections", "60")
                    .start();
        } catch (IllegalStateException e) {
            throw new IOException("no PostgreSQL starts on this machine", e);
        }
    }

    /** Stops it; open connections are cut. */
    public synchronized void stop() throws IOException {
        server.close();
    }

    /** The address of a new, empty database. */
    public String create(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(USER), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
