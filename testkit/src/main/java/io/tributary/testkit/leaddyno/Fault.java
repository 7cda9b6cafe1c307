package io.tributary.testkit.leaddyno;

/** What goes wrong with one request. */
public enum Fault {
    /** Done, and then the connection breaks without an answer. */
    ANSWER_LOST,
    /** Not done, and the connection breaks without an answer. */
    REQUEST_LOST,
    /** Done, and the answer never comes: the connection stays open until the fake is closed. */
    SILENCE,
    /** Not done: 429. */
    TOO_MANY,
    /** Not done: 500 with JSON. */
    SERVER_ERROR,
    /** Done, and then 502 with a web page. */
    BAD_GATEWAY,
    /** Not done: a web page with status 200. */
    MAINTENANCE_PAGE,
    /** Not done: a web page with status 404, as a gateway answers for what is behind it. */
    GATEWAY_NOT_FOUND,
    /** Done, and the answer is cut in the middle of its JSON. */
    CUT,
    /** Not done: an empty body with status 200. */
    EMPTY,
    /** Not done: {@code {"error": ...}} with status 200. */
    ERROR_AS_SUCCESS,
    /** Not done: 401. */
    UNAUTHORIZED
}
