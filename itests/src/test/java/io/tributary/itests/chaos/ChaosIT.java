package io.tributary.itests.chaos;

import static org.junit.Assert.assertEquals;

import io.tributary.itests.Places;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Case 97: whenever a node is killed, every order and every code counts exactly once in the end. */
public class ChaosIT {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void twentyKillsOnTheEmbeddedDatabaseChangeNothing() throws Exception {
        assertNothingChanges("--kills", "20", "--db", "h2", "--seed", "1");
    }

    @Test
    public void twentyKillsOnPostgresChangeNothing() throws Exception {
        // Says, where that is so, that it is not run.
        Places.postgres(folder.newFolder("probe").toPath()).close();
        assertNothingChanges("--kills", "20", "--db", "postgresql", "--seed", "2");
    }

    /**
     * The minute without look-ups is for {@code ./tributary chaos}, and so are requests that are lost: it takes two minutes
     * until a purchase is posted again.
     */
    @Test
    public void fourKillsBetweenRequestsToLeadDynoAndTheirAnswersChangeNothing() throws Exception {
        assertNothingChanges("--kills", "4", "--db", "h2", "--seed", "108", "--platform", "leaddyno", "--outage", "15");
    }

    private void assertNothingChanges(String... arguments) throws Exception {
        Options options = Options.parse(List.of(arguments));
        Result result = Chaos.run(options, Places.assembly(), folder.getRoot().toPath(), System.out);

        assertEquals(List.of(), result.problems());
        assertEquals("kills " + options.kills() + " doubles 0 losses 0 stale 0", result.toString());
    }
}
