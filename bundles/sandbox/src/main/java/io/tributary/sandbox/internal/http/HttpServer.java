package io.tributary.sandbox.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small HTTP/1.1 server on 127.0.0.1, one thread for each open connection.
 *
 * <p>Written by hand because its faults are its purpose: a ready-made server does not let a caller reset a connection
 * within a body, lie about lengths or leave chunks open.
 */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int MOST_CONNECTIONS = 512;

    private final ServerSocket listener;
    private final Clock clock;
    private final Handler handler;
    private final ThreadPoolExecutor threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    private HttpServer(ServerSocket listener, Clock clock, Handler handler) {
        this.listener = listener;
        this.clock = clock;
        this.handler = handler;
        AtomicInteger number = new AtomicInteger();
        this.threads =
                new ThreadPoolExecutor(0, MOST_CONNECTIONS + 1, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread =
                            new Thread(task, "sandbox-" + listener.getLocalPort() + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Opens the port, 0 for any free one. */
    public static HttpServer start(int port, Clock clock, Handler handler) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 256);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        HttpServer server = new HttpServer(listener, clock, handler);
        server.threads.execute(server::accept);
        return server;
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (closing.getCount() > 0) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                serve(socket);
            } catch (IOException e) {
                if (closing.getCount() > 0) {
                    LOG.warn("Sandbox on port {} could not accept a connection", port(), e);
                }
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        try {
            threads.execute(() -> {
                try {
                    new Connection(socket, clock, handler, closing).run();
                } finally {
                    open.remove(socket);
                }
            });
        } catch (RejectedExecutionException e) {
            open.remove(socket);
            socket.close();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        closeQuietly(listener);
        open.forEach(HttpServer::closeQuietly);
        threads.shutdown();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.debug("Closing failed", e);
        }
    }
}
