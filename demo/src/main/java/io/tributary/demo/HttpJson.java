package io.tributary.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Speaks JSON with one server on this machine. */
final class HttpJson {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final Optional<String> authorization;

    private HttpJson(URI base, Optional<String> authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /** A server that asks for HTTP Basic. */
    static HttpJson withLogin(URI base, String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new HttpJson(base, Optional.of("Basic " + pair));
    }

    /** A server that asks for nothing. */
    static HttpJson open(URI base) {
        return new HttpJson(base, Optional.empty());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, Optional.empty());
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("POST", path, Optional.of(JSON.writeValueAsString(body)));
    }

    JsonNode put(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("PUT", path, Optional.of(JSON.writeValueAsString(body)));
    }

    JsonNode delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, Optional.empty());
    }

    /** All items of a paged list; the address has a query already. */
    List<JsonNode> all(String list) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String page = "";
        do {
            JsonNode answer = get(list + (page.isEmpty() ? "" : "&page=" + page));
            answer.path("items").forEach(items::add);
            page = answer.path("next").asText("");
            page = page.equals("null") ? "" : page;
        } while (!page.isEmpty());
        return items;
    }

    /** The status of a GET; 0 while nobody answers. */
    int status(String path) throws InterruptedException {
        try {
            return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private JsonNode send(String method, String path, Optional<String> body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        body.ifPresent(text -> request.header("Content-Type", "application/json"));
        request.method(
                method, body.map(HttpRequest.BodyPublishers::ofString).orElseGet(HttpRequest.BodyPublishers::noBody));
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(method + " " + path + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body().isEmpty() ? "null" : response.body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "application/json");
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }
}
