package io.tributary.itests;

import io.tributary.itests.node.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.AssumptionViolatedException;

/** What the build tells the tests here. */
public final class Places {
    private Places() {}

    /** The unpacked distribution. */
    public static Path assembly() {
        return Path.of(System.getProperty("assembly.folder"));
    }

    /** Starts a PostgreSQL; where none starts, the test is reported as skipped. */
    public static Postgres postgres(Path data) {
        try {
            return Postgres.start(data);
        } catch (IOException e) {
            throw new AssumptionViolatedException("NOT RUN: no PostgreSQL server starts on this machine", e);
        }
    }
}
