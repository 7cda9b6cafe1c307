package io.tributary.sandbox.internal.api;

import io.tributary.sandbox.internal.http.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The lists of both APIs. */
final class Lists {

    /** Writes one row. */
    interface Writer<T> {
        void write(JsonOut out, T row);
    }

    private Lists() {}

    static List<Integer> indexes(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    /** One page of a v2 list. */
    static <T> Answer page(Call call, List<T> all, Writer<T> writer) {
        Optional<Answer> refusal = Paging.refusal(call);
        return refusal.orElseGet(() -> array(call, Paging.of(call).cut(all), writer));
    }

    /** A v2 list: a bare array, or 204 without any body when there are no rows. */
    static <T> Answer array(Call call, List<T> rows, Writer<T> writer) {
        if (rows.isEmpty()) {
            return Answer.empty(204);
        }
        JsonOut out = call.out().open('[');
        for (T row : rows) {
            writer.write(out, row);
        }
        out.close(']');
        return Answer.json(200, call.request().out());
    }

    /** One page of a v3 list: {@code data} and {@code meta} with the pagination. */
    static <T> Answer dataPage(Call call, List<T> all, Writer<T> writer) {
        Optional<Answer> refusal = Paging.refusal(call);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Paging paging = Paging.of(call);
        List<T> rows = paging.cut(all);
        JsonOut out = call.out().open('{').name("data").open('[');
        for (T row : rows) {
            writer.write(out, row);
        }
        out.close(']').name("meta").open('{').name("pagination").open('{');
        long pages = (all.size() + paging.limit() - 1L) / paging.limit();
        out.field("total", all.size()).field("count", rows.size()).field("per_page", paging.limit());
        out.field("current_page", paging.page()).field("total_pages", pages);
        out.name("links").open('{');
        if (paging.page() > 1) {
            out.field("previous", link(paging.page() - 1, paging.limit()));
        }
        if (paging.page() < pages) {
            out.field("next", link(paging.page() + 1, paging.limit()));
        }
        out.field("current", link(paging.page(), paging.limit()))
                .close('}')
                .close('}')
                .close('}')
                .close('}');
        return Answer.json(200, call.request().out());
    }

    private static String link(long page, int limit) {
        return "?page=" + page + "&limit=" + limit;
    }

    /** One v3 object: {@code data} and an empty {@code meta}. */
    static <T> Answer data(Call call, int status, T row, Writer<T> writer) {
        JsonOut out = call.out().open('{').name("data");
        writer.write(out, row);
        out.name("meta").raw("{}").close('}');
        return Answer.json(status, call.request().out());
    }
}
