package io.tributary.platform.embedded.internal;

import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.embedded.EmbeddedPlatform;
import io.tributary.testkit.AffiliatePlatformContract.Host;
import java.time.Instant;
import java.util.Optional;

/** The embedded platform on one database. */
final class EmbeddedHost implements Host {
    private final SettableClock clock = new SettableClock();
    private final AffiliatePlatform platform;
    private final EmbeddedPlatform administration;

    EmbeddedHost(Database database) {
        platform = new SqlPlatform(database, clock);
        administration = new SqlEmbeddedPlatform(database, clock);
    }

    @Override
    public AffiliatePlatform platform() {
        return platform;
    }

    @Override
    public AccountId account(String id) throws Exception {
        return administration
                .createAccount(new AccountId(id), "Shop", Optional.empty())
                .id();
    }

    @Override
    public AffiliateId affiliate(AccountId account, String name, String email, String code) throws Exception {
        return administration
                .addAffiliate(account, name, email, Optional.of(new AffiliateCode(code)))
                .affiliate()
                .id();
    }

    @Override
    public void giveCode(AccountId account, AffiliateId affiliate, String code) throws Exception {
        administration.assignCode(account, affiliate, new AffiliateCode(code));
    }

    @Override
    public void setState(AccountId account, AffiliateId affiliate, AffiliateState state) throws Exception {
        administration.setState(account, affiliate, state);
    }

    @Override
    public void setTime(Instant now) {
        clock.set(now);
    }
}
