package org.mzi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Start-up time on an empty and on a migrated database, and memory at rest. */
record StartUp(Rig rig, Report report) {

    private static final String NAME = "start";
    private static final double MIB = 1024 * 1024;

    void measure() {
        report.add(NAME, "until ready, empty database", seconds(rig.startServer()), "s");
        rig.stopServer();
        report.add(NAME, "until ready, migrated database", seconds(rig.startServer()), "s");
        Pause.millis(Duration.ofSeconds(10).toMillis());
        report.add(NAME, "memory of the server at rest (RSS)", rig.server().residentBytes() / MIB, "MiB");
        report.add(NAME, "memory of PostgreSQL at rest (PSS of its processes)", postgres() / MIB, "MiB");
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** Its processes share most of what each of them holds: the proportional set size counts that once. */
    private double postgres() {
        ProcessHandle main = ProcessHandle.of(rig.postgres().pid()).orElseThrow();
        return Stream.concat(Stream.of(main), main.descendants())
                .mapToDouble(process -> proportionalBytes(process.pid()))
                .sum();
    }

    private static double proportionalBytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
