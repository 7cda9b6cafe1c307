package io.tributary.platform.leaddyno.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends one request once to LeadDyno's fixed address and reads its answer, within the limits of the endpoint. Follows no
 * redirect, keeps no cookie, repeats nothing, and says nothing about the address, since the key may stand in it.
 */
final class Wire implements Closeable {
    private static final int CONNECTIONS = 20;

    private final Endpoint endpoint;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;

    Wire(Endpoint endpoint) {
        this.endpoint = endpoint;
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout(endpoint.connect()))
                                .setSocketTimeout(timeout(endpoint.read()))
                                // A connection that was closed meanwhile would fail a request that must not be
                                // repeated.
                                .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                                .build())
                        .build())
                .setUserAgent("Tributary (affiliate platform integration)")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        deadlines = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "tributary-leaddyno-deadline");
            thread.setDaemon(true);
            return thread;
        });
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** An answer, whatever it says. */
    record Answer(int status, String contentType, Optional<String> retryAfter, byte[] body) {
        boolean isHtml() {
            return contentType.contains("html");
        }
    }

    /**
     * @param target path and query below the endpoint
     * @throws IOException when there was no complete answer
     */
    Answer send(String method, String target, Optional<String> bearer, Optional<String> json) throws IOException {
        HttpUriRequestBase message = new HttpUriRequestBase(method, URI.create(endpoint.root() + target));
        message.setHeader("Accept", "application/json");
        bearer.ifPresent(key -> message.setHeader("Authorization", "Bearer " + key));
        json.ifPresent(body -> message.setEntity(
                new StringEntity(body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8))));
        message.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(endpoint.total()))
                .setResponseTimeout(timeout(endpoint.read()))
                .build());
        Future<?> deadline = deadline(message);
        try (ClassicHttpResponse response = client.executeOpen(null, message, null)) {
            try {
                return read(response);
            } catch (IOException | RuntimeException e) {
                // Closing alone would read on to the end, and there may be none.
                message.abort();
                throw e;
            }
        } catch (IllegalStateException e) {
            throw new IOException("the client is closed", e);
        } finally {
            deadline.cancel(false);
        }
    }

    private Future<?> deadline(HttpUriRequestBase message) throws IOException {
        try {
            return deadlines.schedule(message::abort, endpoint.total().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new IOException("the client is closed", e);
        }
    }

    private Answer read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] body = new byte[0];
        String type = "";
        if (entity != null) {
            type = entity.getContentType() == null ? "" : entity.getContentType();
            InputStream content = entity.getContent();
            body = content.readNBytes(endpoint.replyBytes());
            if (content.read() >= 0) {
                throw new IOException("more than " + endpoint.replyBytes() + " bytes");
            }
        }
        Header retry = response.getFirstHeader("Retry-After");
        return new Answer(response.getCode(), type, Optional.ofNullable(retry).map(Header::getValue), body);
    }

    private static Timeout timeout(Duration time) {
        return Timeout.of(time);
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        deadlines.shutdownNow();
    }
}
