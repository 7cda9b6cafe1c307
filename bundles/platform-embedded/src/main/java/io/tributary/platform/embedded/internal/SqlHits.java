package io.tributary.platform.embedded.internal;

import io.tributary.database.Database;
import io.tributary.database.Secrets;
import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import io.tributary.platform.embedded.internal.tracking.Hit;
import io.tributary.platform.embedded.internal.tracking.HitStore;
import io.tributary.platform.embedded.internal.tracking.Site;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what pages tell in the platform's tables. */
@Component(configurationPid = "io.tributary.platform.embedded")
public final class SqlHits implements HitStore {
    private final Sql sql;
    private final Secrets secrets;
    private final Trackers trackers;
    private final Clock clock;
    private final Map<AccountId, Long> leadsSeen = new ConcurrentHashMap<>();

    @Activate
    public SqlHits(@Reference(name = "database") Database database, @Reference(name = "secrets") Secrets secrets) {
        this(database, secrets, Clock.systemUTC());
    }

    SqlHits(Database database, Secrets secrets, Clock clock) {
        this.sql = Sql.of(database);
        this.secrets = secrets;
        this.trackers = new Trackers(secrets);
        this.clock = clock;
    }

    @Override
    public Optional<Site> find(String publicKey) throws PlatformException.Unavailable {
        return sql.read(handle -> trackers.withKey(handle, publicKey)).map(SqlHits::site);
    }

    private static Site site(Tracker tracker) {
        return new Site(
                tracker.account(),
                tracker.settings().parameter(),
                tracker.settings().respectDoNotTrack(),
                address -> Addresses.kept(address, tracker.settings().addresses(), tracker.key()));
    }

    @Override
    public void write(List<Hit> hits) throws PlatformException.Unavailable {
        Map<String, List<Hit>> byAccount = new TreeMap<>();
        hits.forEach(hit -> byAccount
                .computeIfAbsent(hit.account().value(), account -> new ArrayList<>())
                .add(hit));
        sql.change(handle -> {
            byAccount.forEach((account, list) -> trackers.find(handle, new AccountId(account))
                    .ifPresent(tracker -> new HitBatch(handle, tracker, secrets).write(list)));
            return byAccount.size();
        });
    }

    @Override
    public boolean tidy(int most) throws PlatformException.Unavailable {
        List<Kept> accounts = sql.read(handle -> handle.createQuery(
                        "select account_id, visit_days, window_days from platform_tracking order by account_id")
                .map((row, context) -> new Kept(
                        new AccountId(row.getString("account_id")),
                        row.getInt("visit_days"),
                        row.getInt("window_days")))
                .list());
        boolean more = false;
        for (Kept kept : accounts) {
            more |= sql.change(handle -> new Retention(handle, kept.account(), clock.instant())
                    .tidy(kept.visitDays(), kept.windowDays(), most));
            // No index finds them, so some are looked at each time, and all in the course of time.
            leadsSeen.put(kept.account(), sql.change(handle -> new Retention(handle, kept.account(), clock.instant())
                    .leads(kept.windowDays(), leadsSeen.getOrDefault(kept.account(), 0L), most)));
        }
        return more;
    }

    private record Kept(AccountId account, int visitDays, int windowDays) {}
}
