package io.tributary.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks a sandbox store over HTTP, as an integration would. */
final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI base;
    private final String[] login;

    private Client(URI base, String... login) {
        this.base = base;
        this.login = login;
    }

    /** With the access token; paths are such as {@code v2/orders}. */
    static Client of(SandboxStore store) {
        return new Client(
                store.apiPath().resolve(".."), "X-Auth-Token", store.spec().token());
    }

    static Client withHeader(URI base, String name, String value) {
        return new Client(base, name, value);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .headers(login)
                .header("Accept", "application/json");
    }

    HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<HttpResponse<String>> sendAsync(String path) {
        return HTTP.sendAsync(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) {
        try {
            return send(request(path).GET().build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> write(String method, String path, String json) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(json))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(String path) {
        return json(get(path));
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + response.body(), e);
        }
    }

    /** The ids of a v2 list; none for 204. */
    List<Long> ids(String path) {
        List<Long> ids = new ArrayList<>();
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 204) {
            json(response).forEach(row -> ids.add(row.get("id").asLong()));
        }
        return ids;
    }
}
