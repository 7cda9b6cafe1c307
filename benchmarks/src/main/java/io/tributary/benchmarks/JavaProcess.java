package io.tributary.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class of the benchmarks as a process of its own, which is told and answers line by line. */
final class JavaProcess implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final Writer words;

    /** @param options of the JVM */
    JavaProcess(Class<?> main, List<String> options, String... arguments) throws IOException {
        name = main.getSimpleName();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        words = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** The next line that it says. */
    String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the process " + name + " ended");
        }
        return line;
    }

    /** All that it says until it ends well. */
    List<String> allAnswers() throws IOException, InterruptedException {
        List<String> lines = answers.lines().toList();
        if (process.waitFor() != 0) {
            throw new IOException("the process " + name + " ended with " + process.exitValue());
        }
        return lines;
    }

    void tell(String line) throws IOException {
        words.write(line + "\n");
        words.flush();
    }

    /** Ends it by SIGKILL, and returns when it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
