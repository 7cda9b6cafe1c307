package io.tributary.itests.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What the harness was asked to do.
 *
 * @param kills how often the node is killed
 * @param postgres PostgreSQL instead of the embedded database
 * @param seed what is drawn: orders, changes, moments; the same seed draws the same
 * @param leadDyno a fake LeadDyno instead of the embedded platform
 * @param outage how long LeadDyno's purchases cannot be looked up after a kill
 */
record Options(int kills, boolean postgres, long seed, boolean leadDyno, Duration outage) {
    private static final int MINUTE = 60;

    static final String USAGE = """
            Usage: tributary chaos --kills N --db h2|postgresql [--seed S] [--platform embedded|leaddyno] [--outage SECONDS]
              --kills N     how often the node is killed, 1 to 10000
              --db D        the database that it runs on
              --seed S      draws the same orders and moments again; a whole number, made up unless given
              --platform P  the embedded platform (default), or a fake of LeadDyno that runs beside it
              --outage N    how long LeadDyno's purchases cannot be looked up after a kill, 0 to 600 seconds (60)""";

    private static final int MOST = 10_000;
    private static final int LONGEST_OUTAGE = 600;

    /** @throws IllegalArgumentException with a sentence for people */
    static Options parse(List<String> arguments) {
        int kills = 0;
        Optional<Boolean> postgres = Optional.empty();
        long seed = new Random().nextInt(1_000_000);
        boolean leadDyno = false;
        long outage = MINUTE;
        for (int i = 0; i < arguments.size(); i += 2) {
            String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            switch (arguments.get(i)) {
                case "--kills" -> kills = (int) number("--kills", value, 1, MOST);
                case "--db" -> postgres = Optional.of(isPostgres(value));
                case "--seed" -> seed = number("--seed", value, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--platform" -> leadDyno = isLeadDyno(value);
                case "--outage" -> outage = number("--outage", value, 0, LONGEST_OUTAGE);
                default -> throw new IllegalArgumentException("unknown option " + arguments.get(i));
            }
        }
        if (kills == 0) {
            throw new IllegalArgumentException("say how often to kill: --kills N");
        }
        return new Options(
                kills,
                postgres.orElseThrow(() -> new IllegalArgumentException("say on which database: --db h2|postgresql")),
                seed,
                leadDyno,
                Duration.ofSeconds(outage));
    }

    private static boolean isLeadDyno(String value) {
        return switch (value) {
            case "embedded" -> false;
            case "leaddyno" -> true;
            default -> throw new IllegalArgumentException("--platform is embedded or leaddyno, not '" + value + "'");
        };
    }

    private static boolean isPostgres(String value) {
        return switch (value) {
            case "h2" -> false;
            case "postgresql" -> true;
            default -> throw new IllegalArgumentException("--db is h2 or postgresql, not '" + value + "'");
        };
    }

    private static long number(String option, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the option.
        }
        throw new IllegalArgumentException(option + " needs a whole number"
                + (most == Long.MAX_VALUE ? "" : " from " + least + " to " + most) + ", not '" + value + "'");
    }
}
