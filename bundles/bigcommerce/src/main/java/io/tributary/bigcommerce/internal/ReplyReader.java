package io.tributary.bigcommerce.internal;

import java.io.IOException;

/** Makes a value of a successful answer. */
@FunctionalInterface
interface ReplyReader<T> {
    /**
     * @throws MalformedReplyException when it is not what the API describes
     * @throws IOException when it breaks off
     */
    T read(Reply reply) throws IOException;
}
