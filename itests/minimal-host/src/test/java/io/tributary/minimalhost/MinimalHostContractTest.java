package io.tributary.minimalhost;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.AffiliateState;
import io.tributary.testkit.AffiliatePlatformContract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

class MinimalHostContractTest extends AffiliatePlatformContract {
    @Override
    protected Host newHost() {
        return new Administrator();
    }

    private static final class Administrator extends Clock implements Host {
        private final MinimalHost host = new MinimalHost(this);
        private Instant now = Instant.EPOCH;

        @Override
        public AffiliatePlatform platform() {
            return host;
        }

        @Override
        public AccountId account(String id) {
            AccountId account = new AccountId(id);
            host.add(account);
            return account;
        }

        @Override
        public AffiliateId affiliate(AccountId account, String name, String email, String code) {
            return host.add(account).add(name, email, code);
        }

        @Override
        public void giveCode(AccountId account, AffiliateId affiliate, String code) {
            host.add(account).giveCode(affiliate, code);
        }

        @Override
        public void setState(AccountId account, AffiliateId affiliate, AffiliateState state) {
            host.add(account).setState(affiliate, state);
        }

        @Override
        public void setTime(Instant time) {
            now = time;
        }

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
}
