package io.tributary.platform.embedded.internal;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditLog;
import io.tributary.database.Database;
import io.tributary.database.Secrets;
import io.tributary.platform.AccountId;
import io.tributary.platform.EmailKey;
import io.tributary.platform.PlatformException;
import io.tributary.platform.embedded.CollectorFigures;
import io.tributary.platform.embedded.Lead;
import io.tributary.platform.embedded.LeadFilter;
import io.tributary.platform.embedded.Person;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.platform.embedded.Tracking;
import io.tributary.platform.embedded.TrackingDetails;
import io.tributary.platform.embedded.TrackingSettings;
import io.tributary.platform.embedded.Traffic;
import io.tributary.platform.embedded.Visit;
import io.tributary.platform.embedded.internal.tracking.CollectorService;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the platform's tables know of visitors. */
@Component(configurationPid = "io.tributary.platform.embedded")
public final class SqlTracking implements Tracking {
    private final Sql sql;
    private final Secrets secrets;
    private final Trackers trackers;
    private final AuditNotes notes;
    private final Snippet snippet;
    private final Supplier<CollectorFigures> figures;
    private final Clock clock;

    @Activate
    public SqlTracking(
            @Reference(name = "database") Database database,
            @Reference(name = "secrets") Secrets secrets,
            @Reference(name = "audit") AuditLog audit,
            @Reference(name = "snippet") Snippet snippet,
            @Reference(name = "collector") CollectorService collector) {
        this(database, secrets, audit, snippet, collector::figures, Clock.systemUTC());
    }

    public SqlTracking(
            Database database,
            Secrets secrets,
            AuditLog audit,
            Snippet snippet,
            Supplier<CollectorFigures> figures,
            Clock clock) {
        this.sql = Sql.of(database);
        this.secrets = secrets;
        this.trackers = new Trackers(secrets);
        this.notes = new AuditNotes(audit);
        this.snippet = snippet;
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public TrackingDetails tracking(AccountId account) throws RefusedException, PlatformException.Unavailable {
        return details(tracker(account));
    }

    private TrackingDetails details(Tracker tracker) {
        return new TrackingDetails(tracker.version(), tracker.settings(), tracker.publicKey(), snippet.of(tracker));
    }

    /** Made when there is none, so in a transaction. */
    private Tracker tracker(AccountId account) throws RefusedException, PlatformException.Unavailable {
        return sql.<Tracker, RefusedException>change(handle -> tracker(handle, account));
    }

    private Tracker tracker(Handle handle, AccountId account) throws RefusedException {
        Accounts.get(handle, account);
        return trackers.get(handle, account, clock.instant());
    }

    @Override
    public TrackingDetails change(AccountId account, TrackingSettings settings, long version, Actor by)
            throws RefusedException, PlatformException.Unavailable {
        Inputs.check(settings);
        return sql.<TrackingDetails, RefusedException>change(handle -> {
            Tracker before = tracker(handle, account);
            if (!trackers.change(handle, account, settings, version, clock.instant())) {
                throw new RefusedException.Impossible(
                        "version",
                        "the settings have changed since they were read: they have version " + before.version()
                                + " now, and not " + version + "; read them again");
            }
            notes.changed(handle, account, before.settings(), settings, by);
            return details(trackers.get(handle, account, clock.instant()));
        });
    }

    @Override
    public List<Visit> visits(AccountId account, int most) throws RefusedException, PlatformException.Unavailable {
        return sql.<List<Visit>, RefusedException>read(handle -> {
            Accounts.get(handle, account);
            return new VisitTable(handle, account).last(most);
        });
    }

    @Override
    public List<Lead> leads(AccountId account, LeadFilter filter, OptionalLong before, int most)
            throws RefusedException, PlatformException.Unavailable {
        Tracker tracker = tracker(account);
        Optional<Optional<EmailKey>> email = filter.email().map(EmailKey::find);
        if (email.isPresent() && email.get().isEmpty()) {
            return List.of();
        }
        Optional<String> hash = email.flatMap(key -> key).map(tracker.key()::hash);
        return sql.read(handle -> new LeadTable(handle, account, secrets).list(filter.affiliate(), hash, before, most));
    }

    @Override
    public Traffic traffic(AccountId account, Traffic.By by, LocalDate from, LocalDate to)
            throws RefusedException, PlatformException.Unavailable {
        Periods.check(from, to);
        return sql.<Traffic, RefusedException>read(handle -> {
            Accounts.get(handle, account);
            return new TrafficReport(handle, account, from, to).by(by);
        });
    }

    @Override
    public Person person(AccountId account, String email) throws RefusedException, PlatformException.Unavailable {
        EmailKey key = key(email);
        Tracker tracker = tracker(account);
        return sql.read(handle -> new Persons(handle, tracker, secrets).find(email.strip(), key));
    }

    @Override
    public long forget(AccountId account, String email, Actor by)
            throws RefusedException, PlatformException.Unavailable {
        EmailKey key = key(email);
        return sql.<Long, RefusedException>change(handle -> {
            long deleted = new Persons(handle, tracker(handle, account), secrets).forget(key);
            notes.forgot(handle, account, deleted, by);
            return deleted;
        });
    }

    private static EmailKey key(String email) throws RefusedException {
        return EmailKey.find(Inputs.email(email))
                .orElseThrow(() -> new RefusedException.Invalid("email", "that is no e-mail address"));
    }

    @Override
    public CollectorFigures collector() {
        return figures.get();
    }
}
