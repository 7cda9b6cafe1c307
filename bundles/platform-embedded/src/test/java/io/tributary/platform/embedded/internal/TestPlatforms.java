package io.tributary.platform.embedded.internal;

import io.tributary.database.Database;
import java.time.Clock;

/** The platform as integrations see it, for tests. */
public final class TestPlatforms {
    private TestPlatforms() {}

    public static SqlPlatform on(Database database) {
        return on(database, Clock.systemUTC());
    }

    static SqlPlatform on(Database database, Clock clock) {
        return new SqlPlatform(database, new OpenSecrets(), new Snippet("https://affiliates.example/"), clock);
    }
}
