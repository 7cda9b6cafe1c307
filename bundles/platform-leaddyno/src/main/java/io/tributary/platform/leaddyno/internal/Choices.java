package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.leaddyno.LeadDynoSettings.Choice;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Choices by their words. */
public final class Choices {
    private Choices() {}

    static <C extends Enum<C> & Choice> C read(Class<C> type, String word) {
        return find(type, word)
                .orElseThrow(() -> new IllegalStateException("'" + word + "' is not one of " + words(type)));
    }

    /** The choice with this word. */
    public static <C extends Enum<C> & Choice> Optional<C> find(Class<C> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.word().equals(word))
                .findFirst();
    }

    /** All words, for people. */
    public static <C extends Enum<C> & Choice> String words(Class<C> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choice::word).collect(Collectors.joining(" or "));
    }
}
