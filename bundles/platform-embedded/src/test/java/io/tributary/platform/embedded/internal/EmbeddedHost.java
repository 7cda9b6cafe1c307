package io.tributary.platform.embedded.internal;

import io.tributary.audit.Actor;
import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.testkit.AffiliatePlatformContract.Host;
import io.tributary.testkit.TestAudit;
import java.time.Instant;
import java.util.Optional;

/** The embedded platform on one database. */
final class EmbeddedHost implements Host {
    private static final Actor BY = new Actor("admin", "here");
    private final SettableClock clock = new SettableClock();
    private final AffiliatePlatform platform;
    private final EmbeddedPlatform administration;

    EmbeddedHost(Database database) {
        platform = TestPlatforms.on(database, clock);
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
    public void setTime(Instant now) {
        clock.set(now);
    }
}
