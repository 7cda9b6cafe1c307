package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all commands, also for those that come later: they are found by their class files. */
class EveryCommandTest {
    static Stream<Class<?>> served() throws Exception {
        Path folder = Path.of(
                Text.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("io/tributary/shell"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.equals("package-info.class")) {
                    Class<?> type = Class.forName("io.tributary.shell." + name.replace(".class", ""));
                    if (type.isAnnotationPresent(Service.class)) {
                        found.add(type);
                    }
                }
            }
        }
        return found.stream();
    }

    static Stream<Class<?>> commands() throws Exception {
        return served().filter(TributaryCommand.class::isAssignableFrom);
    }

    @ParameterizedTest
    @MethodSource("served")
    void isMadeByKarafWhenTheOtherRoomsAreMissing(Class<?> type) throws Exception {
        Class<?> alone = new WithoutRooms().loadClass(type.getName());

        assertThat(alone.getDeclaredConstructor().newInstance()).isNotNull();
        for (Class<?> each = alone; each != Object.class; each = each.getSuperclass()) {
            assertThat(each.getDeclaredMethods()).isNotNull();
            assertThat(each.getDeclaredFields()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    @DisplayName("case 124: without its room, a command says so")
    void saysWhichPartIsMissing(Class<?> type) throws Exception {
        Rig.Outcome outcome = new Rig().run(make(type), words(type, "1"));

        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.failure())
                .matches("The [a-zA-Z ]+ (is|are) not installed or stopped: bundle:list shows the state, bundle:start"
                        + " starts a bundle again\\.");
    }

    @ParameterizedTest
    @MethodSource("commands")
    @DisplayName("case 124: without words that it needs, a command shows how it is used and asks nobody")
    void showsItsUsage(Class<?> type) throws Exception {
        Rig rig = new Rig().atTerminal();
        TributaryCommand command = make(type);
        if (required(type) == 0) {
            return;
        }

        Rig.Outcome outcome = rig.run(command);

        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.failure()).matches("[A-Z_]+ is missing\\.\nUsage: [a-z]+:[a-z-]+ [A-Z].*");
        assertThat(rig.questions).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    @DisplayName("case 124: a word too many, an unknown option, an option without its value")
    void refusesWordsThatItDoesNotKnow(Class<?> type) throws Exception {
        String[] words = words(type, "1");
        String[] more = Arrays.copyOf(words, words.length + 9);
        Arrays.fill(more, words.length, more.length, "\u001b[2J" + "x".repeat(100_000));
        if (words.length > 0) {
            assertThat(new Rig().run(make(type), more).failure())
                    .startsWith("There is a word too many: '\\u001b[2Jxxx")
                    .hasSizeLessThan(1000);
        }
        String[] unknown = Arrays.copyOf(words, words.length + 1);
        unknown[words.length] = "--\u001b[2J";
        assertThat(new Rig().run(make(type), unknown).failure()).isNotBlank();
    }

    @Test
    void commandsAreNamedOnce() throws Exception {
        assertThat(commands().map(EveryCommandTest::name))
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }

    private static String name(Class<?> type) {
        Command command = type.getAnnotation(Command.class);
        return command.scope() + ":" + command.name();
    }

    private static TributaryCommand make(Class<?> type) throws Exception {
        return (TributaryCommand) type.getDeclaredConstructor().newInstance();
    }

    /** As many words as the command needs. */
    private static String[] words(Class<?> type, String word) throws Exception {
        String[] words = new String[required(type)];
        Arrays.fill(words, word);
        return words;
    }

    private static int required(Class<?> type) throws Exception {
        String syntax = make(type).usage();
        long arguments = Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Argument.class))
                .count();
        int named = syntax.substring(0, syntax.indexOf('[')).strip().split(" ").length - 1;
        assertThat((long) named).isLessThanOrEqualTo(arguments);
        return named;
    }

    /** Sees this bundle, Karaf and the JDK, and none of the rooms that may be missing. */
    private static final class WithoutRooms extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.tributary.shell.")) {
                Class<?> known = findLoadedClass(name);
                return known == null ? define(name) : known;
            }
            if (name.startsWith("io.tributary.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = "/" + name.replace('.', '/') + ".class";
            try (InputStream in = EveryCommandTest.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
