package io.tributary.bigcommerce.internal;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends one request once and lets its answer be read while it arrives, within all limits of the settings. Follows no
 * redirect, keeps no cookie, repeats nothing.
 */
final class Transport implements Closeable {
    private static final int CONNECTIONS = 100;
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int HEADER_BYTES = 16 << 10;
    private static final int HEADERS = 200;
    private static final TimeValue VALIDATE_AFTER = TimeValue.ofMilliseconds(500);

    private final Supplier<Settings> settings;
    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;

    Transport(Supplier<Settings> settings, AddressGuard guard) {
        this.settings = settings;
        connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setMaxConnTotal(CONNECTIONS)
                // All current stores share one host, and a slow one must not keep the others waiting.
                .setMaxConnPerRoute(CONNECTIONS)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setBufferSize(BUFFER_BYTES)
                                .setMaxLineLength(HEADER_BYTES)
                                .setMaxHeaderCount(HEADERS)
                                .build())
                        .build())
                .setConnectionConfigResolver(route -> connectionConfig())
                .setTlsConfigResolver(host -> TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(timeout(settings.get().connect()))
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
        deadlines = new ScheduledThreadPoolExecutor(1, Threads.named("tributary-bigcommerce-deadline"));
        deadlines.setRemoveOnCancelPolicy(true);
    }

    private ConnectionConfig connectionConfig() {
        Settings now = settings.get();
        return ConnectionConfig.custom()
                .setConnectTimeout(timeout(now.connect()))
                .setSocketTimeout(timeout(now.read()))
                // A connection that the store closed meanwhile would fail a request that must not be repeated.
                .setValidateAfterInactivity(VALIDATE_AFTER)
                .build();
    }

    /**
     * @param cancellation told how to break off the request while it is under way
     * @throws IOException when there was no complete answer, or {@code reader} refused it
     */
    <T> T send(Cancellation cancellation, URI uri, Request request, Map<String, String> headers, ReplyReader<T> reader)
            throws IOException {
        HttpUriRequestBase message = message(uri, request, headers);
        boolean[] late = new boolean[1];
        Future<?> deadline = deadlines.schedule(
                () -> {
                    late[0] = true;
                    message.abort();
                },
                settings.get().total().toMillis(),
                TimeUnit.MILLISECONDS);
        cancellation.set(message::abort);
        try (ClassicHttpResponse response = client.executeOpen(null, message, null)) {
            boolean[] ended = new boolean[1];
            try {
                return read(response, reader, ended);
            } finally {
                if (!ended[0]) {
                    // Closing alone would read on to the end, and there may be none.
                    message.abort();
                }
            }
        } catch (IOException | IllegalStateException e) {
            if (late[0]) {
                throw new DeadlineException(settings.get().total(), e);
            }
            throw e instanceof IOException io ? io : new IOException(e);
        } finally {
            deadline.cancel(false);
            cancellation.set(null);
        }
    }

    private HttpUriRequestBase message(URI uri, Request request, Map<String, String> headers) {
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), uri);
        headers.forEach(message::setHeader);
        message.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(settings.get().total()))
                .setResponseTimeout(timeout(settings.get().read()))
                .build());
        request.body()
                .ifPresent(body -> message.setEntity(
                        new StringEntity(body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8))));
        return message;
    }

    /** @param ended is set when the answer was read to its end, so that the connection is good for another request */
    private <T> T read(ClassicHttpResponse response, ReplyReader<T> reader, boolean[] ended) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            ended[0] = true;
            return reader.read(
                    new Reply(response.getCode(), name -> first(response, name), InputStream.nullInputStream()));
        }
        long limit = settings.get().replyBytes();
        InputStream raw = entity.getContent();
        InputStream packed = new BoundedStream(raw, limit);
        boolean gzip = "gzip".equalsIgnoreCase(entity.getContentEncoding());
        InputStream body = gzip
                ? new BoundedStream(new GZIPInputStream(packed, BUFFER_BYTES), limit)
                : new BufferedInputStream(packed, BUFFER_BYTES);
        T value = reader.read(new Reply(response.getCode(), name -> first(response, name), body));
        ended[0] = raw.read() < 0;
        return value;
    }

    private static String first(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static Timeout timeout(Duration time) {
        return Timeout.of(time);
    }

    /** Ends the connections that are open and idle, so that the next requests look up and check their address. */
    void forgetConnections() {
        connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        deadlines.shutdownNow();
    }

    /** The whole request took too long, although the store kept sending. */
    static final class DeadlineException extends IOException {
        private static final long serialVersionUID = 1L;

        DeadlineException(Duration total, Throwable cause) {
            super("no complete answer within " + total.toSeconds() + " s", cause);
        }
    }
}
