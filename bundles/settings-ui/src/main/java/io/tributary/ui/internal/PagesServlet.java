package io.tributary.ui.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Serves the files of the pages below {@code /tributary}: {@code app/VERSION/NAME} is a file, every other address below
 * {@code app/} the one document, whose script reads the address, and {@code /tributary} itself leads there.
 */
final class PagesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static final String ALIAS = "/tributary";
    static final String HOME = ALIAS + "/app/";

    /** No inline code, no inline style, nothing from another host, and no other site may frame it. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Vary", "Accept-Encoding");

    private static final String ASK_AGAIN = "no-cache";
    private static final String KEEP = "public, max-age=31536000, immutable";

    private final transient Assets assets;

    PagesServlet(Assets assets) {
        this.assets = assets;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        putHeaders(request, response);
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            say(response, 405, "The pages can only be read.");
        } else if (path.isEmpty() || path.equals("/") || path.equals("/app")) {
            // By hand: the container would make the address absolute, with the host behind a proxy.
            response.setHeader("Location", HOME);
            response.setStatus(HttpServletResponse.SC_FOUND);
        } else if (path.startsWith("/app/")) {
            page(path.substring("/app/".length()), request, response);
        } else {
            say(response, 404, "Nothing is served at this address.");
        }
    }

    private static void putHeaders(HttpServletRequest request, HttpServletResponse response) {
        HEADERS.forEach(response::setHeader);
        response.setHeader("Cache-Control", ASK_AGAIN);
        if (request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"))) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private void page(String rest, HttpServletRequest request, HttpServletResponse response) throws IOException {
        int slash = rest.indexOf('/');
        if (slash > 0 && rest.substring(0, slash).equals(assets.version())) {
            Optional<Asset> file = assets.find(rest.substring(slash + 1));
            if (file.isPresent()) {
                response.setHeader("Cache-Control", KEEP);
                send(file.get(), request, response);
                return;
            }
        }
        // A file of another version, or none: a script must not get a document instead.
        if (Asset.mediaType(rest).isPresent()) {
            say(response, 404, "There is no such file; the pages may have been updated.");
        } else {
            send(assets.index(), request, response);
        }
    }

    private static void send(Asset asset, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<byte[]> packed = asset.packed().filter(each -> takesGzip(request.getHeader("Accept-Encoding")));
        String tag = '"' + asset.tag() + (packed.isPresent() ? "-gzip\"" : "\"");
        response.setHeader("ETag", tag);
        if (has(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] body = packed.orElse(asset.plain());
        packed.ifPresent(each -> response.setHeader("Content-Encoding", "gzip"));
        response.setContentType(asset.mediaType());
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body);
        }
    }

    /** RFC 9110, section 12.5.3: named, or covered by the asterisk, and not with the weight 0. */
    private static boolean takesGzip(String accepted) {
        return accepted != null
                && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .filter(each -> each.startsWith("gzip") || each.startsWith("*"))
                        .noneMatch(each -> each.matches(".*;\\s*q=0(\\.0*)?"))
                && (accepted.toLowerCase(Locale.ROOT).contains("gzip") || accepted.contains("*"));
    }

    /** RFC 9110, section 13.1.2: a list of tags, compared weakly, or an asterisk. */
    private static boolean has(String list, String tag) {
        return list != null
                && Arrays.stream(list.split(","))
                        .map(each -> each.strip().replaceFirst("^W/", ""))
                        .anyMatch(each -> each.equals(tag) || each.equals("*"));
    }

    private static void say(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
