package io.tributary.sandbox.internal.api;

import io.tributary.sandbox.Fault.Effect;
import io.tributary.sandbox.internal.http.Answer;
import io.tributary.sandbox.internal.http.Delivery;
import java.util.Optional;

/** What faults make of answers. */
final class Faults {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Faults() {}

    /** The answer of a fault that does not let the request through. */
    static Optional<Answer> instead(Effect effect) {
        if (effect instanceof Effect.Answer answer) {
            Answer made = Answer.of(answer.status(), answer.contentType(), answer.body());
            answer.headers().forEach(made::with);
            return Optional.of(made);
        }
        if (effect instanceof Effect.Drop drop && !drop.afterActing()) {
            return Optional.of(Answer.empty(500).delivered(new Delivery.Dropped()));
        }
        if (effect instanceof Effect.Hang hang && !hang.afterHeaders()) {
            return Optional.of(Answer.empty(500).delivered(new Delivery.Hang(false)));
        }
        return Optional.empty();
    }

    /** The right answer as the fault lets it arrive. */
    static Answer spoil(Answer right, Effect effect) {
        if (effect instanceof Effect.Headers headers) {
            headers.headers().forEach(right::with);
            return right;
        }
        if (effect instanceof Effect.Cut cut && !cut.reset()) {
            return right.withLength(Math.min(cut.bodyBytes(), right.length()));
        }
        if (effect instanceof Effect.BrokenGzip) {
            byte[] garbage = new byte[256];
            garbage[0] = 0x1F;
            garbage[1] = (byte) 0x8B;
            garbage[2] = 8;
            garbage[10] = 7;
            return right.with("Content-Encoding", "gzip").withBody(garbage);
        }
        if (effect instanceof Effect.ByteOrderMark) {
            byte[] marked = new byte[right.length() + 3];
            System.arraycopy(BYTE_ORDER_MARK, 0, marked, 0, 3);
            System.arraycopy(right.body(), 0, marked, 3, right.length());
            return right.withBody(marked);
        }
        return delivery(effect).map(right::delivered).orElse(right);
    }

    private static Optional<Delivery> delivery(Effect effect) {
        if (effect instanceof Effect.Delay delay) {
            return Optional.of(new Delivery.Delayed(delay.pause()));
        }
        if (effect instanceof Effect.Drop) {
            return Optional.of(new Delivery.Dropped());
        }
        if (effect instanceof Effect.Cut cut) {
            return Optional.of(new Delivery.Cut(cut.bodyBytes()));
        }
        if (effect instanceof Effect.WrongLength wrong) {
            return Optional.of(new Delivery.WrongLength(wrong.offBy()));
        }
        if (effect instanceof Effect.UnendedChunks) {
            return Optional.of(new Delivery.UnendedChunks());
        }
        if (effect instanceof Effect.Drip drip) {
            return Optional.of(new Delivery.Drip(drip.bytesPerSecond()));
        }
        if (effect instanceof Effect.Hang hang) {
            return Optional.of(new Delivery.Hang(hang.afterHeaders()));
        }
        return effect instanceof Effect.Huge huge
                ? Optional.of(new Delivery.Huge(huge.bytes(), huge.gzip()))
                : Optional.empty();
    }
}
