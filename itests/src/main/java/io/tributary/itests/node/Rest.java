package io.tributary.itests.node;

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

/** A client of one node's REST API, logged in as its admin. Whatever goes wrong with the node is an IOException. */
public final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EMPTY = "null";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String authorization;

    Rest(URI base, String password) {
        this.base = base;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Where the API is. */
    public URI address() {
        return base;
    }

    /** An answer of any status. */
    public record Answer(int status, String body) {
        public JsonNode json() throws IOException {
            return JSON.readTree(body.isEmpty() ? EMPTY : body);
        }

        /** The JSON of an answer that is as good as 2xx. */
        public JsonNode good() throws IOException {
            if (status / 100 != 2) {
                throw new IOException("answered " + status + ": " + body);
            }
            return json();
        }
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    public Answer post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(request(path).POST(json(body)).build());
    }

    public Answer put(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(request(path).PUT(json(body)).build());
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE().build());
    }

    /** All items of a paged list. */
    public List<JsonNode> all(String list) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String page = "";
        do {
            JsonNode answer = get(list + (list.contains("?") ? "&" : "?") + "limit=250" + page)
                    .good();
            answer.path("items").forEach(items::add);
            String next = answer.path("next").asText("");
            page = next.isEmpty() || next.equals(EMPTY) ? "" : "&page=" + next;
        } while (!page.isEmpty());
        return items;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) throws IOException {
        return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }
}
