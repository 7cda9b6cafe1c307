package io.tributary.itests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A client of the REST API of the Karaf that the test runs in. */
final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base = "http://127.0.0.1:" + System.getProperty("test.port");

    HttpResponse<String> get(String path, String user) throws IOException, InterruptedException {
        return client.send(request(path, user).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String user) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(10));
        if (!user.isEmpty()) {
            byte[] credentials = (user + ":" + user + "-secret").getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request;
    }

    /** Below {@code /tributary/api/v1}, as the admin, with a JSON body. */
    HttpResponse<String> send(String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/tributary/api/v1" + path, "admin")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Below {@code /tributary/api/v1}, as the admin. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get("/tributary/api/v1" + path, "admin");
    }

    /** Asks until the answer has this status; a Karaf that changes answers otherwise for a moment. */
    HttpResponse<String> await(String path, int status) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = "no answer";
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> answer = get(path);
                if (answer.statusCode() == status) {
                    return answer;
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException e) {
                last = e.toString();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError(path + " does not answer " + status + " but: " + last);
    }
}
