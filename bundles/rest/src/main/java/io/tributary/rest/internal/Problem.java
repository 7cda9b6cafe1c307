package io.tributary.rest.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tributary.rest.ApiProblem;

/**
 * An error answer after <a href="https://www.rfc-editor.org/rfc/rfc7807">RFC 7807</a>.
 *
 * @param type always {@code about:blank}: the status says what kind of problem it is
 * @param detail what is wrong with this request and what to do
 * @param field the member or parameter that is wrong; left out when none is
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "field"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String field) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String detail) {
        return new Problem("about:blank", title(status), status, detail, "");
    }

    static Problem of(ApiProblem problem) {
        return new Problem(
                "about:blank", title(problem.status()), problem.status(), problem.getMessage(), problem.field());
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 413 -> "Payload Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Entity";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Status " + status;
        };
    }
}
