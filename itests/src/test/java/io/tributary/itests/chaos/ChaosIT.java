package io.tributary.itests.chaos;

import static org.junit.Assert.assertEquals;

import io.tributary.itests.Places;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Case 97: whenever a node is killed, every order and every code counts exactly once in the end. */
public class ChaosIT {
    private static final int KILLS = 20;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void twentyKillsOnTheEmbeddedDatabaseChangeNothing() throws Exception {
        assertNothingChanges(new Options(KILLS, false, 1));
    }

    @Test
    public void twentyKillsOnPostgresChangeNothing() throws Exception {
        // Says, where that is so, that it is not run.
        Places.postgres(folder.newFolder("probe").toPath()).close();
        assertNothingChanges(new Options(KILLS, true, 2));
    }

    private void assertNothingChanges(Options options) throws Exception {
        Result result = Chaos.run(options, Places.assembly(), folder.getRoot().toPath(), System.out);

        assertEquals(List.of(), result.problems());
        assertEquals("kills 20 doubles 0 losses 0 stale 0", result.toString());
    }
}
