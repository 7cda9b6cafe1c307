package io.tributary.rest.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.servlet.Servlet;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;

/** Stands before the servlet of the JAX-RS implementation: puts the headers on every answer and asks the {@link Guard}. */
final class GuardedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "X-Frame-Options", "DENY");

    private static final String METHODS = "GET, HEAD, OPTIONS, POST, PUT, DELETE";

    private final transient Servlet inner;
    private final transient BooleanSupplier isServed;
    private final transient Guard guard;
    private final transient ObjectMapper mapper;

    /**
     * @param isServed whether the API is exported at this moment
     */
    GuardedServlet(Servlet inner, BooleanSupplier isServed, Guard guard, ObjectMapper mapper) {
        this.inner = inner;
        this.isServed = isServed;
        this.guard = guard;
        this.mapper = mapper;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        inner.init(config);
    }

    @Override
    public void destroy() {
        inner.destroy();
        super.destroy();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        putHeaders(request, response);
        if (!isServed.getAsBoolean()) {
            askForPatience(request, response);
            return;
        }
        try {
            serve(request, response);
        } catch (ServletException | RuntimeException | LinkageError e) {
            if (response.isCommitted() || isServed.getAsBoolean()) {
                throw e;
            }
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
        boolean failed = response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        if (failed && !response.isCommitted() && !isServed.getAsBoolean()) {
            // What the request needed went away under it.
            response.reset();
            putHeaders(request, response);
            askForPatience(request, response);
        }
    }

    private void askForPatience(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(
                Problem.of(503, "The API is starting or being updated. Try again in a moment."),
                METHODS,
                mapper,
                request,
                response);
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Optional<Problem> refusal = guard.refuse(request);
        if (refusal.isPresent()) {
            answer(refusal.get(), METHODS, mapper, request, response);
        } else if ("OPTIONS".equals(request.getMethod())) {
            // CXF knows the methods of the root only and answers 404 for the addresses of the sections.
            response.setHeader("Allow", METHODS);
            response.setStatus(204);
        } else {
            request.setAttribute(OnlyThroughTheDoor.ADMITTED, true);
            inner.service(new WholePath(request), new OpenEnd(response));
            endBroken(request, response);
        }
    }

    /** Answers with the problem where JAX-RS has written it behind half a file; ends the connection if that was sent. */
    private void endBroken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isAnnounced = String.valueOf(response.getContentType()).startsWith(Problem.MEDIA_TYPE);
        if (isAnnounced || !(request.getAttribute(JsonBody.PROBLEM) instanceof Problem problem)) {
            return;
        }
        if (response.isCommitted()) {
            throw new IOException("an answer broke off after its beginning was sent; the log says why");
        }
        response.reset();
        putHeaders(request, response);
        answer(problem, METHODS, mapper, request, response);
    }

    /** CXF knows the endpoint by the whole path, and finds it by what comes after the servlet's part. */
    private static final class WholePath extends HttpServletRequestWrapper {
        WholePath(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getServletPath() {
            return "";
        }

        @Override
        public String getPathInfo() {
            String rest = super.getPathInfo();
            return ApiExport.PATH + (rest == null ? "" : rest);
        }
    }

    /** What every answer has, whatever it says. */
    static void putHeaders(HttpServletRequest request, HttpServletResponse response) {
        HEADERS.forEach(response::setHeader);
        if (isTls(request)) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /** Whether the browser speaks TLS, to us or to the proxy before us. */
    static boolean isTls(HttpServletRequest request) {
        return request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    }

    /** Browsers answer an invitation to HTTP Basic by a dialog of their own, before the page learns of the 401. */
    private static boolean isBrowser(HttpServletRequest request) {
        // Where there is no TLS they leave out the first, and all of them begin the second like this.
        String agent = request.getHeader("User-Agent");
        return request.getHeader("Sec-Fetch-Site") != null || (agent != null && agent.startsWith("Mozilla/"));
    }

    /** @param methods what may be asked of the address */
    static void answer(
            Problem problem,
            String methods,
            ObjectMapper mapper,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        if (problem.status() == 401 && !isBrowser(request)) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"karaf\", charset=\"UTF-8\"");
        }
        if (problem.status() == 405) {
            response.setHeader("Allow", methods);
        }
        if (problem.status() == 503) {
            response.setHeader("Retry-After", "1");
        }
        if (problem.status() == 429) {
            response.setHeader("Retry-After", Long.toString(CarefulLogin.WINDOW.toSeconds()));
        }
        response.getOutputStream().write(mapper.writeValueAsBytes(problem));
    }
}
