package io.tributary.platform.embedded.internal;

import io.tributary.database.Secrets;
import io.tributary.platform.AccountId;
import io.tributary.platform.embedded.TrackingSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code platform_tracking}. */
record Trackers(Secrets secrets) {
    private static final String SELECT = "select account_id, public_key, secret, parameter, credit, window_days,"
            + " do_not_track, addresses, visit_days, version from platform_tracking where ";

    /** Empty for an account whose tracking nobody has asked for. */
    Optional<Tracker> find(Handle handle, AccountId account) {
        return handle.createQuery(SELECT + "account_id = :account")
                .bind("account", account.value())
                .map(this::map)
                .findOne();
    }

    Optional<Tracker> withKey(Handle handle, String publicKey) {
        return handle.createQuery(SELECT + "public_key = :key")
                .bind("key", publicKey)
                .map(this::map)
                .findOne();
    }

    /** That of an account that exists; made when there is none. */
    Tracker get(Handle handle, AccountId account, Instant now) {
        Optional<Tracker> found = find(handle, account);
        if (found.isPresent()) {
            return found.get();
        }
        String secret = TrackerKey.random();
        Tracker made =
                new Tracker(account, TrackerKey.randomPublic(), new TrackerKey(secret), 1, TrackingSettings.USUAL);
        handle.createUpdate("insert into platform_tracking (account_id, public_key, secret, parameter, credit,"
                        + " window_days, do_not_track, addresses, visit_days, version, changed_at) values (:account,"
                        + " :publicKey, :secret, :parameter, :credit, :windowDays, :doNotTrack, :addresses, :visitDays,"
                        + " :version, :now)")
                .bind("account", account.value())
                .bind("publicKey", made.publicKey())
                .bind("secret", secrets.encrypt(secret, context(account)))
                .bind("version", made.version())
                .bindMap(bound(made.settings()))
                .bind("now", now)
                .execute();
        return made;
    }

    /** Makes the settings so if they still have this version. */
    boolean change(Handle handle, AccountId account, TrackingSettings settings, long version, Instant now) {
        return handle.createUpdate("update platform_tracking set parameter = :parameter, credit = :credit,"
                                + " window_days = :windowDays, do_not_track = :doNotTrack, addresses = :addresses,"
                                + " visit_days = :visitDays, version = version + 1, changed_at = :now"
                                + " where account_id = :account and version = :version")
                        .bind("account", account.value())
                        .bind("version", version)
                        .bindMap(bound(settings))
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Settings by the names under which they are bound. */
    private static Map<String, Object> bound(TrackingSettings settings) {
        return Map.of(
                "parameter", settings.parameter(),
                "credit", settings.credit().name(),
                "windowDays", settings.windowDays(),
                "doNotTrack", settings.respectDoNotTrack(),
                "addresses", settings.addresses().name(),
                "visitDays", settings.visitDays());
    }

    private static String context(AccountId account) {
        return "tracking/" + account;
    }

    private Tracker map(ResultSet row, StatementContext context) throws SQLException {
        AccountId account = new AccountId(row.getString("account_id"));
        return new Tracker(
                account,
                row.getString("public_key"),
                new TrackerKey(secrets.decrypt(row.getString("secret"), context(account))),
                row.getLong("version"),
                new TrackingSettings(
                        row.getString("parameter"),
                        TrackingSettings.Credit.valueOf(row.getString("credit")),
                        row.getInt("window_days"),
                        row.getBoolean("do_not_track"),
                        TrackingSettings.Addresses.valueOf(row.getString("addresses")),
                        row.getInt("visit_days")));
    }
}
