package io.tributary.benchmarks;

import io.tributary.testkit.leaddyno.FakeAccount;
import io.tributary.testkit.leaddyno.FakeLeadDyno;
import io.tributary.testkit.leaddyno.Switches;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Many affiliates of a LeadDyno account, all read twice at the pace that LeadDyno allows: by a process with a small heap, so
 * that the fake LeadDyno, which stands here, is not taken for what the reading costs.
 */
final class AffiliatesBenchmark {
    private static final int AFFILIATES = 20_000;
    private static final int PAGE = 200;
    private static final String HEAP = "-Xmx64m";

    private AffiliatesBenchmark() {}

    static void run(Options options, Consumer<Figure> out) throws Exception {
        int affiliates = options.number("--affiliates", AFFILIATES);
        try (FakeLeadDyno leadDyno = new FakeLeadDyno(Switches.USUAL, Instant::now)) {
            FakeAccount account = leadDyno.account(AffiliatesReader.KEY, "public-key");
            for (int i = 1; i <= affiliates; i++) {
                account.addAffiliate("Affiliate " + i, "affiliate" + i + "@blog.example", "CODE" + i);
            }
            List<String> read = read(leadDyno.address().toString());
            double perPass = leadDyno.requests().stream()
                            .filter(request -> request.target().contains("per_page=" + PAGE))
                            .count()
                    / (double) AffiliatesReader.PASSES;
            double expected = Math.ceil(affiliates / (double) PAGE) + 1;
            if (perPass != expected
                    || Integer.parseInt(read.get(0)) != affiliates
                    || leadDyno.count("GET affiliates 429") > 0) {
                throw new IllegalStateException(read.get(0) + " of " + affiliates + " affiliates were read with "
                        + perPass
                        + " requests each time instead of " + expected + "; " + leadDyno.count("GET affiliates 429")
                        + " more were refused");
            }
            out.accept(Figure.against("affiliates.requests-per-pass", perPass, "requests", expected));
            out.accept(Figure.of("affiliates.pass", Double.parseDouble(read.get(1)), "s"));
            double before = Double.parseDouble(read.get(2));
            out.accept(Figure.against("affiliates.live-heap", Double.parseDouble(read.get(3)), "MB", before));
            out.accept(Figure.against("affiliates.peak-heap", Double.parseDouble(read.get(4)), "MB", before));
            out.accept(Figure.of("affiliates.heap-limit", Double.parseDouble(read.get(5)), "MB"));
        }
    }

    private static List<String> read(String address) throws IOException, InterruptedException {
        try (JavaProcess reader = new JavaProcess(AffiliatesReader.class, List.of(HEAP, "-XX:+UseSerialGC"), address)) {
            return reader.allAnswers();
        }
    }
}
