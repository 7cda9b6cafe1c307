package io.tributary.sandbox.internal.http;

/** Answers requests; called by many connections at once. */
@FunctionalInterface
public interface Handler {
    Answer handle(Request request);
}
