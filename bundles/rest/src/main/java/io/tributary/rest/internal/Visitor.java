package io.tributary.rest.internal;

import java.util.Optional;

/**
 * Somebody whom the {@link Guard} knows.
 *
 * @param token of the session; empty for who logged in with this request alone, by HTTP Basic
 */
record Visitor(String user, Access access, Optional<SessionToken> token) {}
