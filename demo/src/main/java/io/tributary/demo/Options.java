package io.tributary.demo;

import java.nio.file.Path;

/**
 * What the demo was asked to do.
 *
 * @param once end after the report
 * @param port where the distribution answers
 * @param leadDyno a fake LeadDyno instead of the embedded platform
 */
record Options(boolean once, int port, boolean leadDyno, Path project, Path home) {
    static final String USAGE = """
            Usage: tributary demo [--once] [--port N] [--platform embedded|leaddyno]
              --once        end after the report, which is also written to demo-report.json
              --port N      the HTTP port, 8181 unless given
              --platform P  where the affiliates are: the embedded platform, unless given, or a fake of LeadDyno""";

    /** @throws IllegalArgumentException with a sentence for people */
    static Options parse(Path project, Path home, String... arguments) {
        boolean once = false;
        int port = 8181;
        boolean leadDyno = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--once" -> once = true;
                case "--port" -> port = port(++i < arguments.length ? arguments[i] : "");
                case "--platform" -> leadDyno = isLeadDyno(++i < arguments.length ? arguments[i] : "");
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        return new Options(once, port, leadDyno, project, home);
    }

    private static boolean isLeadDyno(String text) {
        return switch (text) {
            case "embedded" -> false;
            case "leaddyno" -> true;
            default -> throw new IllegalArgumentException("--platform is embedded or leaddyno, not '" + text + "'");
        };
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Answered below, like a number that is no port.
        }
        throw new IllegalArgumentException("--port needs a number from 1 to 65535, not '" + text + "'");
    }
}
