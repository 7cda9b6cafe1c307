package io.tributary.sandbox.internal.api;

import io.tributary.sandbox.internal.http.Answer;
import java.util.List;
import java.util.Optional;

/**
 * Page and limit of a list.
 *
 * @param limit rows a page may have
 */
record Paging(long page, int limit) {

    private static final int DEFAULT = 50;
    private static final int MOST = 250;

    /** The refusal for parameters that no list takes: 413 above 250, 400 for what is no positive number. */
    static Optional<Answer> refusal(Call call) {
        Optional<Long> limit =
                call.parameter("limit").map(text -> Numbers.whole(text).orElse(0L));
        Optional<Long> page =
                call.parameter("page").map(text -> Numbers.whole(text).orElse(0L));
        if (limit.filter(rows -> rows > MOST).isPresent()) {
            return Optional.of(Errors.of(call.resource(), 413, "The limit may not be greater than " + MOST + "."));
        }
        boolean bad = limit.filter(rows -> rows < 1).isPresent()
                || page.filter(number -> number < 1).isPresent();
        return bad
                ? Optional.of(Errors.of(call.resource(), 400, "The fields 'page' and 'limit' must be positive."))
                : Optional.empty();
    }

    /** Of a call that was not refused. */
    static Paging of(Call call) {
        long limit = call.parameter("limit").flatMap(Numbers::whole).orElse((long) DEFAULT);
        int cap = call.store().spec().pageCap();
        return new Paging(call.parameter("page").flatMap(Numbers::whole).orElse(1L), (int) Math.min(limit, cap));
    }

    long skip() {
        return (page - 1) * limit;
    }

    <T> List<T> cut(List<T> all) {
        int from = (int) Math.min(skip(), all.size());
        return all.subList(from, Math.min(all.size(), from + limit));
    }
}
