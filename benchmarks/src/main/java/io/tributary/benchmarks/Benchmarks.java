package io.tributary.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs the benchmark that is named, or all, and prints a line of JSON for each figure. */
public final class Benchmarks {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Benchmarks() {}

    /** Called by the start script with the project's and the distribution's folder in front of the name. */
    public static void main(String[] all) throws Exception {
        Path project = Path.of(all[0]);
        Path home = Path.of(all[1]);
        run(project, home, List.of(all).subList(2, all.length));
        // The connector's idle threads need not be waited for.
        System.exit(0);
    }

    private static void run(Path project, Path home, List<String> arguments) throws Exception {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("import", ImportBenchmark::run);
        all.put("requests", RequestsBenchmark::run);
        all.put("quota", QuotaBenchmark::run);
        all.put("start", out -> new StartBenchmark(project, home).run(out));
        if (arguments.size() > 1 || !all.keySet().containsAll(arguments)) {
            System.err.println("Usage: tributary bench [" + String.join("|", all.keySet()) + "]");
            System.exit(2);
        }
        for (Map.Entry<String, Benchmark> benchmark : all.entrySet()) {
            if (arguments.isEmpty() || arguments.contains(benchmark.getKey())) {
                benchmark.getValue().run(Benchmarks::print);
            }
        }
    }

    private static void print(Figure figure) {
        try {
            System.out.println(JSON.writeValueAsString(figure));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of the benchmarks. */
    @FunctionalInterface
    private interface Benchmark {
        void run(Consumer<Figure> out) throws Exception;
    }
}
