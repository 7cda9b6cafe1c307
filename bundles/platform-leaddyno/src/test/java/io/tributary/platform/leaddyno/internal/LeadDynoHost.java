package io.tributary.platform.leaddyno.internal;

import io.tributary.audit.Actor;
import io.tributary.database.Database;
import io.tributary.database.Secrets;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.CodeListener;
import io.tributary.platform.OrderBuyers;
import io.tributary.platform.leaddyno.LeadDyno;
import io.tributary.platform.leaddyno.LeadDynoSettings;
import io.tributary.platform.leaddyno.LeadDynoSettings.CancelledAgain;
import io.tributary.platform.leaddyno.LeadDynoSettings.PurchaseCode;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutAffiliate;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutEmail;
import io.tributary.testkit.AffiliatePlatformContract.Host;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import io.tributary.testkit.leaddyno.FakeAccount;
import io.tributary.testkit.leaddyno.FakeLeadDyno;
import io.tributary.testkit.leaddyno.Switches;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** LeadDyno as a host: the adapter, and the fake behind it. What the merchant does shows after the next reading. */
final class LeadDynoHost implements Host, AutoCloseable {
    static final Actor ADMIN = new Actor("admin", "test");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final FakeLeadDyno fake;
    final TestPace pace = new TestPace();
    final Map<AccountId, FakeAccount> accounts = new HashMap<>();
    final List<AccountId> told = new ArrayList<>();
    OrderBuyers buyers = order -> Optional.of("buyer" + order.order() + "@shop.example");
    /** The platform that is installed besides; null for none. */
    AffiliatePlatform beside;

    private final Database database;
    private final boolean bearer;
    private final TestClock clock = new TestClock();
    private Wire wire;
    private Polls polls;
    private AffiliatePlatform platform;
    private LeadDyno administration;
    private io.tributary.platform.leaddyno.internal.Host inside;

    /** On a database that all of these share, one after the other; a thousand databases would be too many. */
    LeadDynoHost(Switches switches) {
        this(switches, emptied(Shared.DATABASE), false);
    }

    private static final class Shared {
        static final Database DATABASE = TestDatabase.empty();
    }

    private static Database emptied(Database database) {
        database.open(Sql.class, "leaddyno").useHandle(handle -> {
            for (String table :
                    List.of("account", "budget", "affiliate", "affiliate_state", "code", "purchase", "shadow")) {
                handle.execute("delete from leaddyno_" + table);
            }
        });
        return database;
    }

    LeadDynoHost(Switches switches, Database database, boolean bearer) {
        this.database = database;
        this.bearer = bearer;
        fake = new FakeLeadDyno(switches, pace::now);
        restart();
    }

    /** The process is dead: nothing that it sends arrives, and no answer reaches it. */
    void kill() {
        wire.close();
    }

    /** Another process on the same database. */
    void restart() {
        if (wire != null) {
            kill();
        }
        wire = new Wire(endpoint(fake.address()));
        inside = io.tributary.platform.leaddyno.internal.Host.of(
                database,
                new PlainSecrets(),
                TestAudit.in(database),
                wire,
                bearer,
                190,
                clock,
                pace,
                () -> List.of(order -> buyers.email(order)),
                () -> List.<CodeListener>of(told::add),
                () -> Optional.ofNullable(beside));
        polls = new Polls(inside, Duration.ofDays(100_000));
        platform = new LeadDynoPlatform(inside, polls);
        administration = new StoredAccounts(inside, polls);
    }

    private Endpoint endpoint(URI address) {
        return new Endpoint(
                address, bearer, Duration.ofSeconds(5), Duration.ofMillis(800), Duration.ofSeconds(5), 1 << 20);
    }

    io.tributary.platform.leaddyno.internal.Host inside() {
        return inside;
    }

    LeadDyno administration() {
        return administration;
    }

    Polls polls() {
        return polls;
    }

    @Override
    public AffiliatePlatform platform() {
        return platform;
    }

    @Override
    public AccountId account(String id) throws Exception {
        return account(
                id,
                settings(
                        PurchaseCode.STORE_AND_ORDER_ID,
                        WithoutAffiliate.SEND,
                        WithoutEmail.REFUSE,
                        CancelledAgain.NEW_CODE,
                        "private-" + id));
    }

    AccountId account(String id, LeadDynoSettings settings) throws Exception {
        AccountId account = new AccountId(id);
        accounts.put(account, fake.account(settings.privateKey(), "public-" + id));
        administration.connect(account, settings, ADMIN);
        poll(account);
        return account;
    }

    static LeadDynoSettings settings(
            PurchaseCode code, WithoutAffiliate affiliate, WithoutEmail email, CancelledAgain again, String key) {
        return new LeadDynoSettings("", key, "", code, affiliate, email, again);
    }

    void poll(AccountId account) throws Exception {
        administration.poll(account);
    }

    @Override
    public AffiliateId affiliate(AccountId account, String name, String email, String code) throws Exception {
        long id = accounts.get(account).addAffiliate(name, email, code);
        poll(account);
        return new AffiliateId(Long.toString(id));
    }

    @Override
    public void giveCode(AccountId account, AffiliateId affiliate, String code) throws Exception {
        accounts.get(account).setCode(id(affiliate), code);
        poll(account);
    }

    @Override
    public void setState(AccountId account, AffiliateId affiliate, AffiliateState state) throws Exception {
        accounts.get(account).setArchived(id(affiliate), state == AffiliateState.ARCHIVED);
        accounts.get(account).setPending(id(affiliate), state == AffiliateState.PAUSED);
        poll(account);
    }

    static long id(AffiliateId affiliate) {
        return Long.parseLong(affiliate.value());
    }

    @Override
    public void setTime(Instant now) {
        clock.now = now;
    }

    @Override
    public void close() {
        wire.close();
        fake.close();
    }

    /** Time passes only while somebody waits. */
    static final class TestPace implements Pace {
        private Instant now = START;

        @Override
        public synchronized Instant now() {
            return now;
        }

        @Override
        public synchronized void until(Instant moment) {
            now = moment.isAfter(now) ? moment : now;
        }

        void pass(Duration time) {
            until(now().plus(time));
        }
    }

    private static final class TestClock extends Clock {
        private volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Not the key itself, so that a test can tell whether it was sealed. */
    private static final class PlainSecrets implements Secrets {
        @Override
        public String encrypt(String plain, String context) {
            return new StringBuilder(context + "|" + plain).reverse().toString();
        }

        @Override
        public String decrypt(String encrypted, String context) {
            String both = new StringBuilder(encrypted).reverse().toString();
            if (!both.startsWith(context + "|")) {
                throw new IllegalStateException("another context");
            }
            return both.substring(context.length() + 1);
        }
    }
}
