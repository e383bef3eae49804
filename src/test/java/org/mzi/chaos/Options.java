package org.mzi.chaos;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.mzi.it.Fork;

/**
 * What to run.
 *
 * @param seed decides everything but the timing of threads and processes
 * @param rounds kills of each kind
 * @param nodes servers with the bridge; several share a broker
 * @param burst webhooks before the first kill
 * @param changes changes in each round
 * @param settings of the servers, besides those that they need
 * @param base the project's directory
 * @param data directory for the database, the servers and their logs, its own alone; emptied before
 * @param report file for the report as JSON
 */
record Options(
        long seed,
        int rounds,
        int nodes,
        int burst,
        int changes,
        Map<String, String> settings,
        Path base,
        Path data,
        Path report) {

    static final String USAGE = "Usage: bin/chaos [--seed N] [--rounds N] [--nodes N]";
    private static final int ROUNDS = 20;
    private static final int ROUNDS_OF_A_CLUSTER = 10;
    private static final int BURST = 1_500;
    private static final int BURST_OF_A_CLUSTER = 10_000;
    private static final int CHANGES = 400;

    /** Throws {@link IllegalArgumentException} for what it does not know. */
    static Options parse(Path base, String... arguments) {
        long seed = new SecureRandom().nextInt(1_000_000);
        int rounds = 0;
        int nodes = 1;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " wants a number");
            }
            switch (arguments[i]) {
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                case "--rounds" -> rounds = Integer.parseInt(arguments[i + 1]);
                case "--nodes" -> nodes = Integer.parseInt(arguments[i + 1]);
                default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
            }
        }
        if (rounds < 0 || nodes < 1) {
            throw new IllegalArgumentException("There must be a round and a node");
        }
        boolean cluster = nodes > 1;
        int usual = cluster ? ROUNDS_OF_A_CLUSTER : ROUNDS;
        return in(
                base,
                seed,
                rounds == 0 ? usual : rounds,
                nodes,
                cluster ? BURST_OF_A_CLUSTER : BURST,
                CHANGES,
                Map.of());
    }

    static Options in(Path base, long seed, int rounds) {
        return in(base, seed, rounds, 1, BURST, CHANGES, Map.of());
    }

    static Options in(
            Path base, long seed, int rounds, int nodes, int burst, int changes, Map<String, String> settings) {
        Path data = Fork.directory(base, "chaos");
        Path report = base.resolve("target").resolve("chaos.json");
        return new Options(seed, rounds, nodes, burst, changes, settings, base, data, report);
    }

    boolean isCluster() {
        return nodes > 1;
    }
}
