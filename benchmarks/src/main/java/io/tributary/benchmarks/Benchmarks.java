package io.tributary.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Runs the benchmark that is named, or all, and prints a line of JSON for each figure. */
public final class Benchmarks {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("import", ImportBenchmark::run);
        all.put("requests", RequestsBenchmark::run);
        all.put("quota", QuotaBenchmark::run);
        if (arguments.length > 1 || arguments.length == 1 && !all.containsKey(arguments[0])) {
            System.err.println("Usage: tributary bench [" + String.join("|", all.keySet()) + "|start]");
            System.exit(2);
        }
        for (Map.Entry<String, Benchmark> benchmark : all.entrySet()) {
            if (arguments.length == 0 || benchmark.getKey().equals(arguments[0])) {
                benchmark.getValue().run(Benchmarks::print);
            }
        }
        // The connector's idle threads need not be waited for.
        System.exit(0);
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
