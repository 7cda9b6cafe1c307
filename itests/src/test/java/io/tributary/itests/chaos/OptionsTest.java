package io.tributary.itests.chaos;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.Test;

public class OptionsTest {
    @Test
    public void takesKillsDatabaseAndSeed() {
        assertEquals(
                new Options(20, true, -7, false, Duration.ofMinutes(1)),
                Options.parse(List.of("--kills", "20", "--db", "postgresql", "--seed", "-7")));
    }

    @Test
    public void takesLeadDynoAndHowLongItIsAway() {
        assertEquals(
                new Options(1, false, 5, true, Duration.ofSeconds(7)),
                Options.parse(List.of(
                        "--kills", "1", "--db", "h2", "--seed", "5", "--platform", "leaddyno", "--outage", "7")));
    }

    @Test
    public void saysWhatIsWrong() {
        assertEquals("--db is h2 or postgresql, not 'oracle'", complaint("--kills", "1", "--db", "oracle"));
        assertEquals("--kills needs a whole number from 1 to 10000, not 'x'", complaint("--kills", "x"));
        assertEquals("--seed needs a whole number, not ''", complaint("--seed"));
        assertEquals("--platform is embedded or leaddyno, not 'x'", complaint("--platform", "x"));
        assertEquals("--outage needs a whole number from 0 to 600, not '601'", complaint("--outage", "601"));
        assertEquals("say how often to kill: --kills N", complaint("--db", "h2"));
        assertEquals("say on which database: --db h2|postgresql", complaint("--kills", "1"));
        assertEquals("unknown option --fast", complaint("--fast"));
    }

    private static String complaint(String... arguments) {
        return assertThrows(IllegalArgumentException.class, () -> Options.parse(List.of(arguments)))
                .getMessage();
    }
}
