package io.tributary.sandbox.internal.http;

import io.tributary.sandbox.internal.http.RequestReader.BadRequestException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one client's connection until one side closes it. */
final class Connection implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int IDLE_MILLIS = 120_000;

    private final Socket socket;
    private final Clock clock;
    private final Handler handler;
    private final CountDownLatch closing;

    Connection(Socket socket, Clock clock, Handler handler, CountDownLatch closing) {
        this.socket = socket;
        this.clock = clock;
        this.handler = handler;
        this.closing = closing;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            serve();
        } catch (SocketException e) {
            LOG.trace("Connection ended by the other side", e);
        } catch (IOException e) {
            LOG.debug("Connection ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        RequestReader requests = new RequestReader(socket.getInputStream(), out);
        AnswerWriter answers = new AnswerWriter(socket, out, clock, closing);
        ByteBuilder buffer = new ByteBuilder();
        try {
            Optional<Request> request = requests.next(buffer);
            while (request.isPresent() && answers.send(request.get(), answer(request.get()))) {
                request = requests.next(buffer);
            }
        } catch (BadRequestException e) {
            LOG.debug("Bad request", e);
            answers.sendAndClose(Answer.empty(400));
        }
    }

    private Answer answer(Request request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException e) {
            LOG.error("Sandbox failed on {} {}", request.method(), request.path(), e);
            return Answer.empty(500);
        }
    }
}
