package org.mzi.chaos;

import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * What to run.
 *
 * @param seed decides everything but the timing of threads and processes
 * @param rounds kills of each kind
 * @param base the project's directory
 * @param data directory for the database, the server and their logs, its own alone; emptied before
 * @param report file for the report as JSON
 */
record Options(long seed, int rounds, Path base, Path data, Path report) {

    static final String USAGE = "Usage: bin/chaos [--seed N] [--rounds N]";
    private static final int ROUNDS = 20;

    /** Throws {@link IllegalArgumentException} for what it does not know. */
    static Options parse(Path base, String... arguments) {
        long seed = new SecureRandom().nextInt(1_000_000);
        int rounds = ROUNDS;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " wants a number");
            }
            switch (arguments[i]) {
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                case "--rounds" -> rounds = Integer.parseInt(arguments[i + 1]);
                default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
            }
        }
        return in(base, seed, rounds);
    }

    static Options in(Path base, long seed, int rounds) {
        Path target = base.resolve("target");
        return new Options(seed, rounds, base, target.resolve("chaos"), target.resolve("chaos.json"));
    }
}
