package io.tributary.itests.chaos;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

public class OptionsTest {
    @Test
    public void takesKillsDatabaseAndSeed() {
        assertEquals(
                new Options(20, true, -7),
                Options.parse(List.of("--kills", "20", "--db", "postgresql", "--seed", "-7")));
    }

    @Test
    public void saysWhatIsWrong() {
        assertEquals("--db is h2 or postgresql, not 'oracle'", complaint("--kills", "1", "--db", "oracle"));
        assertEquals("--kills needs a whole number from 1 to 10000, not 'x'", complaint("--kills", "x"));
        assertEquals("--seed needs a whole number, not ''", complaint("--seed"));
        assertEquals("say how often to kill: --kills N", complaint("--db", "h2"));
        assertEquals("say on which database: --db h2|postgresql", complaint("--kills", "1"));
        assertEquals("unknown option --fast", complaint("--fast"));
    }

    private static String complaint(String... arguments) {
        return assertThrows(IllegalArgumentException.class, () -> Options.parse(List.of(arguments)))
                .getMessage();
    }
}
