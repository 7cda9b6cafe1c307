package io.tributary.platform.embedded.internal;

import io.tributary.platform.embedded.Page;
import java.util.List;
import java.util.OptionalInt;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Reads one page of a query that ends in {@link #SQL}: one row more than wanted tells whether there is another. */
final class Paging {
    static final String SQL = " offset :offset rows fetch next :rows rows only";

    private Paging() {}

    static <T> Page<T> page(Query query, Page.Request page, RowMapper<T> mapper) {
        List<T> rows = query.bind("offset", page.offset())
                .bind("rows", page.size() + 1)
                .map(mapper)
                .list();
        return rows.size() > page.size()
                ? new Page<>(rows.subList(0, page.size()), OptionalInt.of(page.number() + 1))
                : new Page<>(rows, OptionalInt.empty());
    }
}
