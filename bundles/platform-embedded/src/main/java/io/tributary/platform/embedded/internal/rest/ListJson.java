package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.embedded.Page;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param next the number to give as {@code page} for what follows; null at the end
 */
public record ListJson<T>(List<T> items, Integer next) {
    static <S, T> ListJson<T> of(Page<S> page, Function<S, T> shape) {
        return new ListJson<>(
                page.items().stream().map(shape).toList(),
                page.next().isPresent() ? page.next().getAsInt() : null);
    }
}
