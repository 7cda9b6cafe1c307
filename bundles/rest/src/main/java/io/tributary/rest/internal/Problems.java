package io.tributary.rest.internal;

import io.tributary.rest.ApiProblem;
import java.util.UUID;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import javax.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a request failed with into a problem+json answer. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** What sections say themselves. */
    @Provider
    public static final class OfSections implements ExceptionMapper<ApiProblem> {
        @Override
        public Response toResponse(ApiProblem problem) {
            Response.ResponseBuilder answer = answer(Problem.of(problem));
            return problem.status() != 429
                    ? answer.build()
                    : answer.header(HttpHeaders.RETRY_AFTER, CarefulLogin.WINDOW.toSeconds())
                            .build();
        }
    }

    /** What JAX-RS says: no such address, no such method, no such media type. */
    @Provider
    public static final class OfJaxRs implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException problem) {
            if (problem.getCause() instanceof ApiProblem cause) {
                return answer(Problem.of(cause)).build();
            }
            Response response = problem.getResponse();
            int status = response.getStatus();
            if (status < 400) {
                return response;
            }
            if (status >= 500) {
                return unexpected(problem);
            }
            Response.ResponseBuilder answer = answer(Problem.of(status, detail(status)));
            String allow = response.getHeaderString(HttpHeaders.ALLOW);
            return status != 405 || allow == null
                    ? answer.build()
                    : answer.header(HttpHeaders.ALLOW, allow).build();
        }

        private static String detail(int status) {
            return switch (status) {
                case 400 -> "The address or the body of this request cannot be read.";
                case 404 -> "Nothing is served at this address.";
                case 405 -> "This address does not know this method.";
                case 406 -> "This API answers in application/json only.";
                case 415 -> "This API reads application/json only.";
                default -> "The request cannot be served.";
            };
        }
    }

    /** Everything else is ours: the log has the cause under the same id, the caller gets only the id. */
    @Provider
    public static final class OfBugs implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable bug) {
            return unexpected(bug);
        }
    }

    private static Response unexpected(Throwable bug) {
        String id = UUID.randomUUID().toString();
        LOG.error("A request failed, problem {}", id, bug);
        return answer(Problem.of(500, "This should not have happened. The log has the cause under " + id + "."))
                .build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
