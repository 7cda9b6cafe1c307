package io.tributary.benchmarks;

import io.tributary.audit.Actor;
import io.tributary.audit.internal.SqlAuditLog;
import io.tributary.database.Database;
import io.tributary.database.internal.SqlDatabase;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.embedded.CollectorFigures;
import io.tributary.platform.embedded.internal.Snippet;
import io.tributary.platform.embedded.internal.SqlEmbeddedPlatform;
import io.tributary.platform.embedded.internal.SqlHits;
import io.tributary.platform.embedded.internal.SqlTracking;
import io.tributary.platform.embedded.internal.tracking.CollectorConfig;
import io.tributary.platform.embedded.internal.tracking.CollectorService;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Pages that tell of visits and leads as fast as they are answered; beside it a servlet that answers and does nothing. */
final class CollectorBenchmark {
    private static final AccountId ACCOUNT = new AccountId("default");
    private static final double WARM_UP = 3;

    private CollectorBenchmark() {}

    static void run(Options options, Consumer<Figure> out) throws Exception {
        int seconds = options.number("--seconds", 20);
        String db = options.text("--db", "h2");
        try (Storage storage = Storage.of(db)) {
            Web web = new Web();
            web.registerServlet("/bare", new Bare(), null, null);
            CollectorService collector = collector(storage, web);
            String key = key(storage, collector);
            Function<SplittableRandom, String> body = random -> body(key, random);
            Browsers.ask(web.port(), "/bare", WARM_UP, body);
            Browsers.ask(web.port(), "/tributary/t/hit", WARM_UP, body);
            Browsers.Seen bare = Browsers.ask(web.port(), "/bare", seconds, body);
            CollectorFigures before = collector.figures();
            long start = System.nanoTime();
            Browsers.Seen hit = Browsers.ask(web.port(), "/tributary/t/hit", seconds, body);
            double running = (System.nanoTime() - start) / 1e9;
            CollectorFigures after = collector.figures();
            collector.close();
            web.stop();
            check(storage, collector.figures());
            double accepted = after.accepted() - before.accepted();
            double shed = after.shedVisits() - before.shedVisits();
            out.accept(Figure.against("collector.answered", hit.perSecond(), "hits/s", bare.perSecond()));
            out.accept(Figure.against("collector.p99", hit.p99(), "ms", bare.p99()));
            out.accept(Figure.of("collector.written", (after.written() - before.written()) / running, "hits/s"));
            out.accept(Figure.of("collector.shed", 100 * shed / (shed + accepted), "% of visits and leads"));
            out.accept(Figure.of("collector.shed-leads", after.shedLeads(), "leads"));
        }
        new CollectorKills(db).run(out);
    }

    /** An account with an affiliate, and the collector in front of it. */
    static CollectorService collector(Storage storage, Web web) throws Exception {
        Database database = new SqlDatabase(storage.dataSource());
        new SqlEmbeddedPlatform(database, new SqlAuditLog(database))
                .addAffiliate(
                        ACCOUNT,
                        "Ann",
                        "ann@example.com",
                        Optional.of(new AffiliateCode("ANN10")),
                        new Actor("benchmark", ""));
        return new CollectorService(new Unlimited(), new SqlHits(database, new OpenSecrets()), web);
    }

    /** Public key of the account. */
    static String key(Storage storage, CollectorService collector) throws Exception {
        Database database = new SqlDatabase(storage.dataSource());
        return new SqlTracking(
                        database,
                        new OpenSecrets(),
                        new SqlAuditLog(database),
                        new Snippet(""),
                        collector::figures,
                        Clock.systemUTC())
                .tracking(ACCOUNT)
                .publicKey();
    }

    /** What was accepted is in the database: visits one by one, leads by their addresses, which are all different. */
    private static void check(Storage storage, CollectorFigures figures) throws SQLException {
        try (Connection connection = storage.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select (select count(*) from platform_visit) + (select count(*) from platform_lead)")) {
            rows.next();
            if (rows.getLong(1) != figures.accepted() || figures.failed() != 0) {
                throw new IllegalStateException(
                        "lost: " + figures.accepted() + " hits were accepted and " + rows.getLong(1) + " are stored");
            }
        }
    }

    /** One in twenty is a lead, one in five visits came by an affiliate's link. */
    private static String body(String key, SplittableRandom random) {
        String visitor = String.format("%016x%06d", random.nextLong(), random.nextInt(1_000_000));
        String head = "{\"v\":1,\"k\":\"" + key + "\",\"i\":\"" + visitor + "\",";
        return random.nextInt(20) == 0
                ? head + "\"t\":\"lead\",\"u\":\"https://shop.example/checkout\",\"e\":\"" + visitor
                        + "@mail.example\",\"s\":\"checkout\"}"
                : head + "\"t\":\"visit\",\"u\":\"https://shop.example/products/" + random.nextInt(500)
                        + (random.nextInt(5) == 0 ? "?afmc=ANN10" : "?utm_campaign=c" + random.nextInt(50))
                        + "\",\"r\":\"https://blog.example/\"}";
    }

    private static final class Bare extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    /** Nobody comes too often. */
    private static final class Unlimited implements CollectorConfig {
        private static final int MOST = 100_000_000;

        @Override
        public String public_address() {
            return "";
        }

        @Override
        public String proxies() {
            return "127.0.0.1";
        }

        @Override
        public int address_hits_per_minute() {
            return MOST;
        }

        @Override
        public int key_hits_per_minute() {
            return MOST;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return CollectorConfig.class;
        }
    }
}
