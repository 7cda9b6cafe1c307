package io.tributary.sandbox.internal.http;

import java.time.Duration;

/** How an answer travels: faithfully, or with one of the faults that only the socket can make. */
public sealed interface Delivery {

    Delivery FAITHFUL = new Faithful();

    record Faithful() implements Delivery {}

    record Delayed(Duration pause) implements Delivery {}

    /** Resets the connection without a byte. */
    record Dropped() implements Delivery {}

    /** Resets the connection within the body. */
    record Cut(int bodyBytes) implements Delivery {}

    record WrongLength(int offBy) implements Delivery {}

    record UnendedChunks() implements Delivery {}

    record Drip(int bytesPerSecond) implements Delivery {}

    /** Sends nothing, or the head only, until one side closes. */
    record Hang(boolean afterHeaders) implements Delivery {}

    /** Sends blanks between brackets instead of the body. */
    record Huge(long bytes, boolean gzip) implements Delivery {}
}
