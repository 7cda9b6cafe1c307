package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.StoreException;
import java.util.List;
import java.util.function.ToLongFunction;

/** Watches over a list that is read by ascending id, where every page must begin behind the one before. */
final class Keyset<T> {
    private final ToLongFunction<T> id;
    private final String what;
    private long next;

    /** @param what for people: {@code orders} */
    Keyset(String what, long first, ToLongFunction<T> id) {
        this.what = what;
        this.next = first;
        this.id = id;
    }

    /** The smallest id of the next page. */
    long next() {
        return next;
    }

    /**
     * Takes note of a page.
     *
     * @throws StoreException.Unavailable when the store ignores what it was asked, so that reading on would lose some or
     *     never end
     */
    void accept(List<T> page) throws StoreException {
        for (T each : page) {
            long value = id.applyAsLong(each);
            if (value < next) {
                throw new StoreException.Unavailable(
                        200,
                        "The store was asked for " + what + " from id " + next
                                + " on, in order of their ids, and sent id " + value
                                + ": it repeats pages or mixes them up, so reading stops here.",
                        null,
                        false,
                        null);
            }
            next = value + 1;
        }
    }
}
