package io.tributary.rest;

/**
 * Ends a request with an RFC 7807 answer ({@code application/problem+json}). The detail is for the caller: what is wrong,
 * where, and what to do; never a secret.
 */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String field;

    private ApiProblem(int status, String field, String detail) {
        super(detail);
        this.status = status;
        this.field = field;
    }

    /** 400: the body or the address is not something this API can read; the field may be empty. */
    public static ApiProblem malformed(String field, String detail) {
        return new ApiProblem(400, field, detail);
    }

    /** 401: it is not known who asks. */
    public static ApiProblem unauthorized(String detail) {
        return new ApiProblem(401, "", detail);
    }

    /** 403: who asks may not have this. */
    public static ApiProblem forbidden(String detail) {
        return new ApiProblem(403, "", detail);
    }

    /** 404: what the address names does not exist. */
    public static ApiProblem notFound(String detail) {
        return new ApiProblem(404, "", detail);
    }

    /** 409: the request is right, but not in this state of things. */
    public static ApiProblem conflict(String detail) {
        return new ApiProblem(409, "", detail);
    }

    /** 422: a member of the body, or a query parameter, has a value that cannot be. */
    public static ApiProblem invalid(String field, String detail) {
        return new ApiProblem(422, field, detail);
    }

    /** 429: the same again only after some time. */
    public static ApiProblem tooManyRequests(String detail) {
        return new ApiProblem(429, "", detail);
    }

    /** 503: it cannot be done now, and trying again later makes sense. */
    public static ApiProblem unavailable(String detail) {
        return new ApiProblem(503, "", detail);
    }

    public int status() {
        return status;
    }

    /** The member of the body or the query parameter that is wrong; empty when none is. */
    public String field() {
        return field;
    }
}
