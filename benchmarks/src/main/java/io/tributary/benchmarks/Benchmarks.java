package io.tributary.benchmarks;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Runs the benchmark that is named, or all brief ones, and prints a line of JSON for each figure. */
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
        all.put("import", Benchmark.brief(ImportBenchmark::run));
        all.put("requests", Benchmark.brief(RequestsBenchmark::run));
        all.put("quota", Benchmark.brief(QuotaBenchmark::run));
        all.put("start", Benchmark.brief(out -> new StartBenchmark(project, home).run(out)));
        all.put("script", Benchmark.brief(ScriptBenchmark::run));
        all.put("changes", new Benchmark(false, Set.of("--orders"), ChangesBenchmark::run));
        all.put("quiet-stores", new Benchmark(false, Set.of("--stores", "--orders"), QuietStoresBenchmark::run));
        all.put("affiliates", new Benchmark(false, Set.of("--affiliates"), AffiliatesBenchmark::run));
        all.put("large-ledger", new Benchmark(false, Set.of("--orders", "--db"), LargeLedgerBenchmark::run));
        all.put("collector", new Benchmark(false, Set.of("--seconds", "--db"), CollectorBenchmark::run));
        all.put("visits", new Benchmark(false, Set.of("--visits", "--db"), VisitsBenchmark::run));
        if (arguments.isEmpty()) {
            for (Benchmark benchmark : all.values()) {
                if (benchmark.brief()) {
                    benchmark.work().run(new Options(Map.of()), Benchmarks::print);
                }
            }
            return;
        }
        Benchmark wanted = all.get(arguments.get(0));
        try {
            if (wanted != null) {
                Options options = Options.of(arguments.subList(1, arguments.size()), wanted.options());
                wanted.work().run(options, Benchmarks::print);
                return;
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "?");
        }
        System.err.println("Usage: tributary bench [NAME [OPTIONS]]");
        all.forEach((name, benchmark) -> System.err.println("  " + name
                + benchmark.options().stream()
                        .sorted()
                        .map(option -> " [" + option + " VALUE]")
                        .collect(joining())
                + (benchmark.brief() ? "" : "   takes long; runs only when it is named")));
        System.exit(2);
    }

    private static void print(Figure figure) {
        try {
            System.out.println(JSON.writeValueAsString(figure));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a benchmark does. */
    @FunctionalInterface
    private interface Work {
        void run(Options options, Consumer<Figure> out) throws Exception;
    }

    /** @param brief whether it runs when none is named */
    private record Benchmark(boolean brief, Set<String> options, Work work) {
        /** What has no options. */
        @FunctionalInterface
        interface Plain {
            void run(Consumer<Figure> out) throws Exception;
        }

        static Benchmark brief(Plain work) {
            return new Benchmark(true, Set.of(), (options, out) -> work.run(out));
        }
    }
}
