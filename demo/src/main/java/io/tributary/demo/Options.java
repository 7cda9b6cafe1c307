package io.tributary.demo;

import java.nio.file.Path;

/**
 * What the demo was asked to do.
 *
 * @param once end after the report
 * @param port where the distribution answers
 */
record Options(boolean once, int port, Path project, Path home) {
    static final String USAGE = """
            Usage: tributary demo [--once] [--port N]
              --once    end after the report, which is also written to demo-report.json
              --port N  the HTTP port, 8181 unless given""";

    /** @throws IllegalArgumentException with a sentence for people */
    static Options parse(Path project, Path home, String... arguments) {
        boolean once = false;
        int port = 8181;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--once" -> once = true;
                case "--port" -> port = port(++i < arguments.length ? arguments[i] : "");
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        return new Options(once, port, project, home);
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
