package io.tributary.bigcommerce.internal;

import java.io.IOException;

/** An answer that goes on beyond the limit. */
final class ReplyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    ReplyTooLargeException(long limit) {
        super("more than " + (limit >> 20) + " MB");
    }
}
