package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.internal.Workers.Pending;

/** Sends requests to one store and waits for their answers, in a way that an interrupt ends at once. */
record Door(Workers workers, Caller caller) {
    <T> T call(Request request, ReplyReader<T> reader) throws StoreException {
        if (Thread.currentThread().isInterrupted()) {
            throw new StoreException.Interrupted("Interrupted before " + request + ".");
        }
        return start(request, reader).await();
    }

    <T> Pending<T> start(Request request, ReplyReader<T> reader) throws StoreException {
        return workers.start(cancellation -> caller.call(cancellation, request, reader));
    }
}
