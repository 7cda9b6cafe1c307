package io.tributary.platform.embedded.internal;

import io.tributary.audit.Actor;
import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.platform.embedded.internal.tracking.Arrival;
import io.tributary.platform.embedded.internal.tracking.Hit;
import io.tributary.testkit.AffiliatePlatformContract;
import io.tributary.testkit.AffiliatePlatformContract.Host;
import io.tributary.testkit.TestAudit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The embedded platform on one database. */
final class EmbeddedHost implements Host {
    private static final Actor BY = new Actor("admin", "here");
    private final SettableClock clock = new SettableClock();
    private final AffiliatePlatform platform;
    private final EmbeddedPlatform administration;
    private final SqlHits hits;

    EmbeddedHost(Database database) {
        platform = TestPlatforms.on(database, clock);
        hits = new SqlHits(database, new OpenSecrets(), clock);
        administration = new SqlEmbeddedPlatform(database, TestAudit.in(database), clock);
    }

    @Override
    public AffiliatePlatform platform() {
        return platform;
    }

    @Override
    public AccountId account(String id) throws Exception {
        return administration
                .createAccount(new AccountId(id), "Shop", Optional.empty(), BY)
                .id();
    }

    @Override
    public AffiliateId affiliate(AccountId account, String name, String email, String code) throws Exception {
        return administration
                .addAffiliate(account, name, email, Optional.of(new AffiliateCode(code)), BY)
                .affiliate()
                .id();
    }

    @Override
    public void giveCode(AccountId account, AffiliateId affiliate, String code) throws Exception {
        administration.assignCode(account, affiliate, new AffiliateCode(code), BY);
    }

    @Override
    public void setState(AccountId account, AffiliateId affiliate, AffiliateState state) throws Exception {
        administration.setState(account, affiliate, state, BY);
    }

    @Override
    public void visit(AccountId account, String browser, String code) throws Exception {
        Arrival arrival = new Arrival(code, "", "", "", "", AffiliatePlatformContract.SITE.host() + "/", "");
        tell(account, new Hit.Visit(account, TrackingRig.visitor(browser), clock.instant(), arrival, ""));
    }

    @Override
    public void lead(AccountId account, String browser, String email) throws Exception {
        String page = AffiliatePlatformContract.SITE.host() + "/checkout";
        tell(account, new Hit.Lead(account, TrackingRig.visitor(browser), clock.instant(), email, "checkout", page));
    }

    private void tell(AccountId account, Hit hit) throws Exception {
        // No page has the code before somebody has asked for it.
        platform.trackingCode(account);
        hits.write(List.of(hit));
    }

    @Override
    public void setTime(Instant now) {
        clock.set(now);
    }
}
