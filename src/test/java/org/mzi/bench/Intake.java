package org.mzi.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Acknowledged webhooks a second, while the events are worked on; memory under that load. */
record Intake(Rig rig, Report report, Duration load) {

    private static final String NAME = "intake";
    private static final int[] CONNECTIONS = {16, 64, 1};
    private static final double MIB = 1024 * 1024;
    private static final int WARM_UP_CONNECTIONS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final int MOST_WARM_UPS = 10;
    private static final double HARDLY_FASTER = 1.05;

    void measure() {
        Wrk wrk = new Wrk(rig);
        warmUp(wrk);
        for (int connections : CONNECTIONS) {
            measure(wrk, connections);
        }
    }

    /** Java's compiler is at work for minutes: goes on until two runs are hardly faster than the best before. */
    private void warmUp(Wrk wrk) {
        double best = 0;
        int hardlyFaster = 0;
        for (int run = 1; run <= MOST_WARM_UPS && hardlyFaster < 2; run++) {
            Wrk.Result result = wrk.run(WARM_UP_CONNECTIONS, WARM_UP);
            rig.awaitIdle();
            double rate = result.acknowledged() / result.seconds();
            report.add(NAME, "acknowledged while warming up, run " + run, rate, "1/s");
            hardlyFaster = rate > best * HARDLY_FASTER ? 0 : hardlyFaster + 1;
            best = Math.max(rate, best);
        }
    }

    private void measure(Wrk wrk, int connections) {
        String at = ", " + connections + (connections == 1 ? " connection" : " connections");
        long done = ended();
        AtomicLong most = new AtomicLong();
        double server = processorMillis(rig.server().pid());
        double postgres = processorMillis(rig.postgres().pid());
        Wrk.Result result = watching(most, () -> wrk.run(connections, load));
        server = processorMillis(rig.server().pid()) - server;
        postgres = processorMillis(rig.postgres().pid()) - postgres;
        double doneMeanwhile = (ended() - done) / (double) load.toSeconds();
        Duration rest = rig.awaitIdle();
        report.add(NAME, "acknowledged" + at, result.acknowledged() / result.seconds(), "1/s");
        report.add(NAME, "refused or lost" + at, result.others(), "calls");
        report.add(NAME, "p50" + at, result.p50Millis(), "ms");
        report.add(NAME, "p99" + at, result.p99Millis(), "ms");
        report.add(NAME, "events that ended meanwhile" + at, doneMeanwhile, "1/s");
        report.add(NAME, "processor time of the server for each" + at, server / result.acknowledged(), "ms");
        report.add(NAME, "processor time of PostgreSQL for each" + at, postgres / result.acknowledged(), "ms");
        report.add(NAME, "until the rest was done" + at, rest.toMillis() / 1000.0, "s");
        report.add(NAME, "most memory of the server (RSS)" + at, most.get() / MIB, "MiB");
    }

    /** Of a process and those that it started, as far as they still run. */
    private static double processorMillis(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .mapToDouble(Duration::toMillis)
                .sum();
    }

    private long ended() {
        return rig.count("status in ('DONE', 'SKIPPED', 'COALESCED')");
    }

    private Wrk.Result watching(AtomicLong most, Supplier<Wrk.Result> work) {
        AtomicBoolean over = new AtomicBoolean();
        Thread watcher = new Thread(() -> {
            while (!over.get()) {
                most.accumulateAndGet(rig.server().residentBytes(), Math::max);
                Pause.millis(200);
            }
        });
        watcher.start();
        try {
            return work.get();
        } finally {
            over.set(true);
        }
    }
}
