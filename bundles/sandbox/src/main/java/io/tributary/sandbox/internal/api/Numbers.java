package io.tributary.sandbox.internal.api;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Numbers in query parameters and paths. */
final class Numbers {

    private Numbers() {}

    static Optional<Long> whole(String text) {
        return text.matches("-?[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** The numbers of a comma list; what is no number is left out. */
    static Set<Long> list(String text) {
        return Arrays.stream(text.split(","))
                .map(part -> whole(part.strip()))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
