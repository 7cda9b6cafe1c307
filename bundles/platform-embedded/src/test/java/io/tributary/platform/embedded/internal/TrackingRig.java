package io.tributary.platform.embedded.internal;

import io.tributary.audit.Actor;
import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.EmailKey;
import io.tributary.platform.LeadHistory;
import io.tributary.platform.Shopper;
import io.tributary.platform.StoreSite;
import io.tributary.platform.embedded.CollectorFigures;
import io.tributary.platform.embedded.TrackingSettings;
import io.tributary.platform.embedded.internal.tracking.Arrival;
import io.tributary.platform.embedded.internal.tracking.Hit;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An account with two affiliates, Ann (1) and Bob (2), and shoppers in front of its pages. */
public final class TrackingRig {
    public static final AccountId ACCOUNT = new AccountId("default");
    public static final Actor BY = new Actor("admin", "here");
    public static final StoreSite SITE = new StoreSite("store", "shop.example");
    public static final String EVE = visitor("eve");
    public static final String MAX = visitor("max");

    public final Database database;
    public final SettableClock clock = new SettableClock();
    public final SqlHits hits;
    public final SqlPlatform platform;
    public final SqlEmbeddedPlatform administration;
    public final SqlTracking tracking;

    public TrackingRig() throws Exception {
        this(TestDatabase.empty());
    }

    TrackingRig(Database database) throws Exception {
        this.database = database;
        hits = new SqlHits(database, new OpenSecrets(), clock);
        platform = TestPlatforms.on(database, clock);
        administration = new SqlEmbeddedPlatform(database, TestAudit.in(database), clock);
        tracking = new SqlTracking(
                database,
                new OpenSecrets(),
                TestAudit.in(database),
                new Snippet("https://affiliates.example"),
                () -> new CollectorFigures(Instant.EPOCH, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                clock);
        affiliate("Ann");
        affiliate("Bob");
        tracking.tracking(ACCOUNT);
    }

    private void affiliate(String name) throws Exception {
        administration.addAffiliate(
                ACCOUNT, name, name + "@shop.example", Optional.of(new AffiliateCode(name + "10")), BY);
    }

    public static String visitor(String name) {
        return (name + "_".repeat(22)).substring(0, 22);
    }

    public static Instant day(double day) {
        return Instant.parse("2026-03-01T12:00:00Z").plusSeconds((long) (day * 86400));
    }

    void settings(TrackingSettings settings) throws Exception {
        tracking.change(ACCOUNT, settings, tracking.tracking(ACCOUNT).version(), BY);
    }

    public void write(Hit... all) throws Exception {
        hits.write(List.of(all));
    }

    public static Hit visit(String visitor, Instant at, String code) {
        return visit(visitor, at, code, "", "shop.example/");
    }

    public static Hit visit(String visitor, Instant at, String code, String campaign, String landing) {
        return new Hit.Visit(
                ACCOUNT, visitor, at, new Arrival(code, "", "", "", campaign, landing, "blog.example/post"), "");
    }

    public static Hit lead(String visitor, Instant at, String email) {
        return new Hit.Lead(ACCOUNT, visitor, at, email, "checkout", "shop.example/checkout");
    }

    public static Hit order(String visitor, Instant at, String host, long order) {
        return new Hit.Order(ACCOUNT, visitor, at, host, order);
    }

    Optional<LeadHistory> history(long order, String email, Instant orderedAt) throws Exception {
        return Optional.ofNullable(
                platform.leads(ACCOUNT, SITE, List.of(new Shopper(order, EmailKey.find(email), orderedAt)))
                        .get(order));
    }

    /** Who had sent her; {@code nobody} when nobody had, {@code unknown} when she is not known. */
    public String sender(long order, String email, Instant orderedAt) throws Exception {
        return history(order, email, orderedAt)
                .map(history -> history.at(orderedAt)
                        .map(tenure -> tenure.affiliate().value())
                        .orElse("nobody"))
                .orElse("unknown");
    }

    static AffiliateId affiliate(long number) {
        return Affiliates.id(number);
    }
}
