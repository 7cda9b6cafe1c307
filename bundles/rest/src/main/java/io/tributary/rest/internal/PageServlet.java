package io.tributary.rest.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.rest.PlainPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Serves one page, with the headers of the API, and for admins only unless the page is for everybody. */
final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient PlainPage page;
    private final transient BooleanSupplier isBooted;
    private final transient Guard guard;
    private final transient ObjectMapper mapper;

    PageServlet(PlainPage page, BooleanSupplier isBooted, Guard guard, ObjectMapper mapper) {
        this.page = page;
        this.isBooted = isBooted;
        this.guard = guard;
        this.mapper = mapper;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        GuardedServlet.putHeaders(request, response);
        Optional<Problem> refusal = refusal(request);
        if (refusal.isPresent()) {
            GuardedServlet.answer(refusal.get(), "GET, HEAD", mapper, request, response);
            return;
        }
        PlainPage.Document document = page.document();
        byte[] body = document.text().getBytes(StandardCharsets.UTF_8);
        response.setStatus(document.status());
        response.setContentType(document.mediaType());
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body);
        }
    }

    private Optional<Problem> refusal(HttpServletRequest request) {
        String method = request.getMethod();
        String rest = request.getPathInfo();
        if (rest != null && !rest.equals("/")) {
            return Optional.of(Problem.of(404, "Nothing is served at this address."));
        }
        if (!"GET".equals(method) && !"HEAD".equals(method)) {
            return Optional.of(Problem.of(405, "This page can only be read."));
        }
        if (!isBooted.getAsBoolean()) {
            return Optional.of(Problem.of(503, "This node is starting. Try again in a moment."));
        }
        return page.isOpen() ? Optional.empty() : guard.refuseAllButAdmins(request);
    }
}
