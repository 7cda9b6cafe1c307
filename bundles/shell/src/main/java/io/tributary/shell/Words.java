package io.tributary.shell;

import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Option;

/**
 * Puts every word of a command line into its field. Karaf takes options only before the first argument and hands the rest
 * on as arguments; people type {@code bigcommerce:sync shop --follow}. Karaf also asks for a missing required argument,
 * which makes a script hang, so that arguments are declared as not required and are checked here.
 */
final class Words {
    private final Object command;
    private final String usage;
    private final List<Field> options = new ArrayList<>();
    private final List<Field> arguments = new ArrayList<>();

    private Words(Object command, String usage) {
        this.command = command;
        this.usage = usage;
        for (Class<?> type = command.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Option.class)) {
                    options.add(field);
                } else if (field.isAnnotationPresent(Argument.class)) {
                    arguments.add(field);
                }
            }
        }
        arguments.sort(Comparator.comparingInt(
                field -> field.getAnnotation(Argument.class).index()));
        options.forEach(field -> field.setAccessible(true));
        arguments.forEach(field -> field.setAccessible(true));
    }

    /**
     * Sorts what Karaf has set on a command.
     *
     * @param command with fields for options ({@code String} or {@code boolean}) and arguments ({@code String}, and as the
     *     last one a list that takes what is left)
     * @param usage the command's name and its words; those before the first bracket are required
     */
    static void settle(Object command, String usage) throws CommandFailure {
        try {
            new Words(command, usage).settle();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field of " + command.getClass() + " cannot be set", e);
        }
    }

    private void settle() throws CommandFailure, IllegalAccessException {
        Deque<String> words = take();
        int next = 0;
        while (!words.isEmpty()) {
            String word = words.remove();
            if (word.startsWith("--")) {
                option(word, words);
            } else if (next < arguments.size() - 1) {
                arguments.get(next++).set(command, word);
            } else {
                throw mistake("There is a word too many: '" + Text.cut(word, 60) + "'.");
            }
        }
        checkRequired();
    }

    /** All words that Karaf took for arguments, in their order; the fields are empty after it. */
    private Deque<String> take() throws IllegalAccessException {
        Deque<String> words = new ArrayDeque<>();
        for (Field field : arguments) {
            Object value = field.get(command);
            if (value instanceof List<?> more) {
                more.forEach(word -> words.add(String.valueOf(word)));
            } else if (value != null) {
                words.add(String.valueOf(value));
            }
            field.set(command, null);
        }
        return words;
    }

    private void option(String word, Deque<String> words) throws CommandFailure, IllegalAccessException {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Field field = options.stream()
                .filter(each -> each.getAnnotation(Option.class).name().equals(name))
                .findFirst()
                .orElseThrow(() -> mistake("There is no option '" + Text.cut(name, 60) + "'."));
        if (field.getType() == boolean.class) {
            field.setBoolean(command, equals < 0 || Boolean.parseBoolean(word.substring(equals + 1)));
        } else if (equals >= 0) {
            field.set(command, word.substring(equals + 1));
        } else if (words.isEmpty()) {
            throw mistake("The option " + name + " needs a value.");
        } else {
            field.set(command, words.remove());
        }
    }

    private void checkRequired() throws CommandFailure, IllegalAccessException {
        int bracket = usage.indexOf('[');
        List<String> required = Arrays.asList(
                (bracket < 0 ? usage : usage.substring(0, bracket)).strip().split(" "));
        for (int i = 1; i < required.size(); i++) {
            Object value = arguments.get(i - 1).get(command);
            if (value == null || value.toString().isBlank()) {
                throw mistake(required.get(i) + " is missing.");
            }
        }
    }

    private CommandFailure mistake(String sentence) {
        return CommandFailure.usage(sentence, usage);
    }
}
