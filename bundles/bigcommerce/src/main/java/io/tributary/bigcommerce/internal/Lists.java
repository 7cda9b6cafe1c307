package io.tributary.bigcommerce.internal;

import io.tributary.bigcommerce.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Lists: one page, or all pages of a list that is small enough. */
final class Lists {
    static final int LIMIT = 250;
    /** The smallest page size a store uses: a first page with fewer rows is all there is. */
    private static final int SMALLEST_PAGE = 50;

    private static final int NOT_FOUND = 404;

    private Lists() {}

    /** A list without rows is 204; one that is not found is a wrong address or a closed store, and never the end. */
    static <T> List<T> get(Door door, Request request, ReplyReader<List<T>> reader) throws StoreException {
        try {
            return door.call(request, reader);
        } catch (StoreException.Rejected e) {
            if (e.status() == NOT_FOUND) {
                throw new StoreException.Unavailable(e.status(), e.getMessage(), null, false, e);
            }
            throw e;
        }
    }

    /**
     * Reads page after page until one is empty or shorter than what the store is known to put on a page: stores may put
     * fewer rows there than they are asked for, though never fewer than their default of 50.
     *
     * @param request for a page, counted from 1
     */
    static <T> List<T> all(Door door, IntFunction<Request> request, ReplyReader<List<T>> reader, Function<T, ?> id)
            throws StoreException {
        List<T> all = new ArrayList<>();
        Set<Object> ids = new HashSet<>();
        int largest = SMALLEST_PAGE;
        for (int page = 1; ; page++) {
            List<T> rows = door.call(request.apply(page), reader);
            for (T row : rows) {
                if (!ids.add(id.apply(row))) {
                    throw new StoreException.Unavailable(
                            200,
                            "The list " + request.apply(page) + " repeats rows on page " + page
                                    + ", so it cannot be read to its end.",
                            null,
                            false,
                            null);
                }
            }
            all.addAll(rows);
            if (rows.isEmpty() || rows.size() < largest) {
                return List.copyOf(all);
            }
            largest = Math.min(LIMIT, Math.max(largest, rows.size()));
        }
    }
}
