package io.tributary.platform.embedded.internal.tracking;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * What everybody may ask for below {@code /tributary/t/}, from the page of any site: the script, and {@code hit}, to
 * which it tells what it sees. Sets no cookie and reads none.
 */
final class TrackingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final Map<String, String> HEADERS = Map.of(
            "Access-Control-Allow-Origin", "*",
            "Cross-Origin-Resource-Policy", "cross-origin",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");
    private static final String KEEP = "public, max-age=31536000, immutable";
    private static final String NOT_FOUND = "Nothing is served at this address.";

    private final transient Collector collector;
    private final transient Set<String> proxies;
    private final transient ObjectMapper mapper = new ObjectMapper();

    /** @param proxies whose word is taken for whom they speak for */
    TrackingServlet(Collector collector, Set<String> proxies) {
        this.collector = collector;
        this.proxies = Set.copyOf(proxies);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HEADERS.forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        String name = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        switch (name) {
            case "hit" -> hit(request, response);
            default -> script(name, request, response);
        }
    }

    private void hit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getMethod()) {
            case "POST" -> {
                if (take(() -> body(request), request, response)) {
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                }
            }
            case "OPTIONS" -> {
                response.setHeader("Access-Control-Allow-Methods", "POST");
                response.setHeader("Access-Control-Allow-Headers", "Content-Type");
                response.setHeader("Access-Control-Max-Age", "86400");
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            default -> onlyBy("POST, OPTIONS", response);
        }
    }

    private boolean take(Collector.Body body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            collector.take(body, Client.of(request, proxies));
            return true;
        } catch (RefusedException e) {
            say(e.refusal().status(), e.refusal().detail(), response);
            return false;
        }
    }

    private static byte[] body(HttpServletRequest request) throws RefusedException {
        try {
            if (request.getContentLengthLong() <= HitJson.LONGEST) {
                byte[] body = request.getInputStream().readNBytes(HitJson.LONGEST + 1);
                if (body.length <= HitJson.LONGEST) {
                    return body;
                }
            }
            throw tooLong();
        } catch (IOException e) {
            // She has gone away, or sent something else than she announced.
            throw new RefusedException(Refusal.unreadable("the body cannot be read to its end"));
        }
    }

    private static RefusedException tooLong() {
        return new RefusedException(new Refusal(413, "too-long", "At most " + HitJson.LONGEST + " bytes are read."));
    }

    private void script(String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Script> script = Script.find(name);
        if (script.isEmpty()) {
            say(404, NOT_FOUND, response);
        } else if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) {
            onlyBy("GET, HEAD", response);
        } else {
            send(script.get(), request, response);
        }
    }

    private static void send(Script script, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean isPacked = Optional.ofNullable(request.getHeader("Accept-Encoding"))
                .filter(accepted -> accepted.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*"))
                .isPresent();
        String tag = '"' + script.integrity() + (isPacked ? "-gzip\"" : "\"");
        response.setHeader("Cache-Control", KEEP);
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] body = isPacked ? script.packed() : script.plain();
        if (isPacked) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentType("text/javascript; charset=utf-8");
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body);
        }
    }

    private void onlyBy(String methods, HttpServletResponse response) throws IOException {
        response.setHeader("Allow", methods);
        say(405, "This address knows " + methods + " only.", response);
    }

    private void say(int status, String detail, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        if (status == 429) {
            response.setHeader("Retry-After", "60");
        }
        response.getOutputStream().write(mapper.writeValueAsBytes(Map.of("status", status, "detail", detail)));
    }
}
