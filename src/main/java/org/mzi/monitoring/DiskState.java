package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.mzi.platform.Database;
import org.mzi.platform.Problem;
import org.mzi.platform.Settings;

/**
 * Whether there is space left: on this node's file systems and, as far as that can be told from outside, on PostgreSQL's.
 * Looked at every ten seconds at most.
 */
@ApplicationScoped
public class DiskState {

    private static final Logger LOG = Logger.getLogger(DiskState.class.getName());
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final long MEBIBYTE = 1 << 20;
    private static final Problem DATABASE_FULL = new Problem(
            "database-disk-full",
            "PostgreSQL's disk is full: events are refused with 503, and whoever sent them has to send them again. Free"
                    + " space there or enlarge it; everything goes on by itself once there is some.");

    private final Database database;
    private final Settings settings;
    private final Clock clock;
    private Snapshot last;
    private long lastNanos;

    @Inject
    public DiskState(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    DiskState() {
        this(null, null, null);
    }

    /**
     * One of this node's file systems.
     *
     * @param path directory by which it is watched
     * @param free bytes that this process may still use; -1 when that cannot be told
     * @param total bytes; -1 likewise
     * @param problem why it needs a hand, with what to do; or null
     */
    public record Volume(String path, long free, long total, Problem problem) {}

    /**
     * @param at when it was looked at
     * @param databaseBytes size of the database; null while PostgreSQL does not answer
     * @param databaseProblem what is wrong with PostgreSQL's disk, with what to do; or null
     */
    public record Snapshot(Instant at, List<Volume> volumes, Long databaseBytes, Problem databaseProblem) {

        /** All that needs a hand; empty when all is well. */
        public List<Problem> problems() {
            return Stream.concat(Stream.of(databaseProblem), volumes.stream().map(Volume::problem))
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /** The state now; never throws. */
    public synchronized Snapshot now() {
        Instant now = clock.instant();
        boolean fullUnsaid = database.isDiskFull() && last != null && last.databaseProblem() != DATABASE_FULL;
        if (last == null || fullUnsaid || System.nanoTime() - lastNanos >= KEPT.toNanos()) {
            lastNanos = System.nanoTime();
            Long size = databaseBytes();
            last = new Snapshot(now, volumes(), size, databaseProblem(size));
        }
        return last;
    }

    private List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        Stream.concat(
                        Stream.of(System.getProperty("java.io.tmpdir")),
                        Stream.of(settings.get(MonitoringSettings.WATCHED_PATHS).split(",")))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .distinct()
                .forEach(path -> volumes.add(volume(path)));
        return List.copyOf(volumes);
    }

    private Volume volume(String path) {
        try {
            FileStore store = Files.getFileStore(Path.of(path));
            long free = store.getUsableSpace();
            long total = store.getTotalSpace();
            return new Volume(path, free, total, low(path, free, total));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.FINE, "Not watched: " + path, e);
            return new Volume(
                    path,
                    -1,
                    -1,
                    new Problem(
                            "disk-not-watched",
                            "The free space of " + path + " cannot be told. Correct DISK_WATCH_PATHS, or let the server"
                                    + " read the directory."));
        }
    }

    private Problem low(String path, long free, long total) {
        long least = Math.min(settings.get(MonitoringSettings.FREE_WARNING) * MEBIBYTE, total / 10);
        return free >= least
                ? null
                : new Problem(
                        "disk-low",
                        "Only " + mebibytes(free) + " of " + mebibytes(total) + " are free where " + path
                                + " is. Free space"
                                + " or enlarge it: where PostgreSQL has none left, events are refused.");
    }

    private Problem databaseProblem(Long size) {
        int most = settings.get(MonitoringSettings.DATABASE_WARNING);
        if (database.isDiskFull()) {
            return DATABASE_FULL;
        }
        return size == null || most == 0 || size <= most * MEBIBYTE
                ? null
                : new Problem(
                        "database-large",
                        "The database takes " + mebibytes(size) + ", more than the " + most + " MiB of"
                                + " DATABASE_SIZE_WARNING. Keep finished events and raw records for a shorter time, or enlarge"
                                + " PostgreSQL's disk and then the limit.");
    }

    private Long databaseBytes() {
        try {
            return database.read(handle -> handle.createQuery("select pg_database_size(current_database())")
                    .mapTo(Long.class)
                    .one());
        } catch (RuntimeException databaseIsAway) {
            LOG.log(Level.FINE, "Size of the database not asked", databaseIsAway);
            return null;
        }
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MiB", bytes / MEBIBYTE);
    }
}
