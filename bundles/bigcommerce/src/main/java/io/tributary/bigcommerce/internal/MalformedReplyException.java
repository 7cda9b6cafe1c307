package io.tributary.bigcommerce.internal;

import java.io.IOException;

/** A complete answer that is not what the API describes. The message continues "... was answered with". */
final class MalformedReplyException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedReplyException(String what) {
        super(what);
    }
}
