package io.tributary.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Something that goes wrong with certain requests:
 * {@code Fault.on("/v2/orders").nth(2).status(500)} breaks the second order list from now on, once.
 *
 * @param trigger which requests
 * @param effect what happens to them
 */
public record Fault(Trigger trigger, Effect effect) {

    /**
     * Which requests: those whose resource matches as a whole, from the {@code first} on, {@code times} of them.
     *
     * @param resource regular expression on the path below the store, such as {@code /v2/orders/\d+/coupons}
     * @param method HTTP method, empty for any
     * @param first 1 for the next matching request
     * @param times how many requests are hit
     */
    public record Trigger(Pattern resource, String method, int first, int times) {

        public Trigger {
            if (first < 1 || times < 1) {
                throw new IllegalArgumentException("fault from request " + first + " on, " + times + " times");
            }
        }

        /** Begins with the nth matching request instead of the next one. */
        public Trigger nth(int n) {
            return new Trigger(resource, method, n, times);
        }

        public Trigger times(int n) {
            return new Trigger(resource, method, first, n);
        }

        public Trigger always() {
            return times(Integer.MAX_VALUE);
        }

        public Trigger method(String name) {
            return new Trigger(resource, name, first, times);
        }

        /** A status with an empty body and no content type, such as a bare 429; nothing is done in the store. */
        public Fault status(int status) {
            return new Fault(this, new Effect.Answer(status, "", "", Map.of()));
        }

        /** An answer of any kind; nothing is done in the store. */
        public Fault answer(int status, String contentType, String body) {
            return new Fault(this, new Effect.Answer(status, contentType, body, Map.of()));
        }

        /** A JSON body with 200: {@code json("[]")}. */
        public Fault json(String body) {
            return answer(200, "application/json", body);
        }

        /** The page a gateway or a store in maintenance shows. */
        public Fault html(int status) {
            return answer(status, "text/html; charset=utf-8", MAINTENANCE);
        }

        /** A 429 with the rate headers of a quota of 150 in 30 s and any reset value, sensible or not. */
        public Fault tooManyRequests(String resetMillis) {
            Map<String, String> headers = Map.of(
                    "X-Rate-Limit-Time-Window-Ms", "30000",
                    "X-Rate-Limit-Time-Reset-Ms", resetMillis,
                    "X-Rate-Limit-Requests-Quota", "150",
                    "X-Rate-Limit-Requests-Left", "0");
            return new Fault(this, new Effect.Answer(429, "", "", headers));
        }

        public Fault redirect(int status, String location) {
            return new Fault(this, new Effect.Answer(status, "", "", Map.of("Location", location)));
        }

        /** The right answer, with other values in these headers; an empty value takes a header away. */
        public Fault headers(Map<String, String> headers) {
            return new Fault(this, new Effect.Headers(Map.copyOf(headers)));
        }

        public Fault contentType(String value) {
            return headers(Map.of("Content-Type", value));
        }

        /** The right answer, later. */
        public Fault delay(Duration pause) {
            return new Fault(this, new Effect.Delay(pause));
        }

        /** The connection is reset before the request is looked at. */
        public Fault drop() {
            return new Fault(this, new Effect.Drop(false));
        }

        /** The request is carried out, then the connection is reset without an answer. */
        public Fault loseAnswer() {
            return new Fault(this, new Effect.Drop(true));
        }

        /** The right answer up to this many bytes of its body, then the connection is reset. */
        public Fault cutAfter(int bodyBytes) {
            return new Fault(this, new Effect.Cut(bodyBytes, true));
        }

        /** This many bytes of the right body with a length and an end that pretend to be right. */
        public Fault truncateTo(int bodyBytes) {
            return new Fault(this, new Effect.Cut(bodyBytes, false));
        }

        /** The right body under a {@code Content-Length} that is off by this much; the connection is closed after it. */
        public Fault wrongLength(int offBy) {
            return new Fault(this, new Effect.WrongLength(offBy));
        }

        /** The right body, said to be gzip, with bytes that no inflater accepts. */
        public Fault brokenGzip() {
            return new Fault(this, new Effect.BrokenGzip());
        }

        /** The right body in chunks, the last of which never comes: the connection is closed instead. */
        public Fault unendedChunks() {
            return new Fault(this, new Effect.UnendedChunks());
        }

        /** The right body behind a byte order mark. */
        public Fault byteOrderMark() {
            return new Fault(this, new Effect.ByteOrderMark());
        }

        /** The right answer, body at this many bytes a second. */
        public Fault drip(int bytesPerSecond) {
            return new Fault(this, new Effect.Drip(bytesPerSecond));
        }

        /** No answer until the client gives up or the server closes. */
        public Fault hang() {
            return new Fault(this, new Effect.Hang(false));
        }

        /** Status line and headers, then nothing more. */
        public Fault hangAfterHeaders() {
            return new Fault(this, new Effect.Hang(true));
        }

        /** A JSON array of blanks, this long once unpacked. */
        public Fault huge(long bytes, boolean gzip) {
            return new Fault(this, new Effect.Huge(bytes, gzip));
        }

        /** Lists answer their first page, whatever page or {@code min_id} was asked for. */
        public Fault firstPageForEver() {
            return new Fault(always(), new Effect.FirstPage());
        }
    }

    /** What happens to a request that is hit. */
    public sealed interface Effect {
        record Answer(int status, String contentType, String body, Map<String, String> headers) implements Effect {}

        record Headers(Map<String, String> headers) implements Effect {}

        record Delay(Duration pause) implements Effect {}

        record Drop(boolean afterActing) implements Effect {}

        record Cut(int bodyBytes, boolean reset) implements Effect {}

        record WrongLength(int offBy) implements Effect {}

        record BrokenGzip() implements Effect {}

        record UnendedChunks() implements Effect {}

        record ByteOrderMark() implements Effect {}

        record Drip(int bytesPerSecond) implements Effect {}

        record Hang(boolean afterHeaders) implements Effect {}

        record Huge(long bytes, boolean gzip) implements Effect {}

        record FirstPage() implements Effect {}
    }

    private static final String MAINTENANCE = "<!DOCTYPE html><html><head><title>Down for maintenance</title></head>"
            + "<body><h1>We'll be back soon</h1><p>This store is being worked on.</p></body></html>\n";

    /** Requests whose resource matches; the next one, once, unless said otherwise. */
    public static Trigger on(String resource) {
        return new Trigger(Pattern.compile(resource), "", 1, 1);
    }
}
