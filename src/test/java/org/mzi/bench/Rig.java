package org.mzi.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mzi.it.TestDatabase;
import org.mzi.launcher.EmbeddedDatabase;
import org.mzi.launcher.LogFile;
import org.mzi.launcher.OwnerOnly;
import org.mzi.launcher.PayaraProcess;
import org.mzi.platform.Database;
import org.mzi.sandbox.SampleData;
import org.mzi.sandbox.Sandbox;

/** A bridge with a durable PostgreSQL, options as in production, and the sandbox with its students. */
final class Rig implements AutoCloseable {

    static final String SECRET = "bench-only-secret";
    private static final int STUDENTS = 10_000;
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Path base;
    private final Path data;
    private final EmbeddedDatabase postgres;
    private final Sandbox sandbox = Sandbox.start();
    private final List<String> students = new SampleData(sandbox.zoho(), 1).students(STUDENTS);
    private final Database database;
    private final int port = EmbeddedDatabase.freePort();
    private PayaraProcess server;

    Rig(Path base) {
        this.base = base;
        data = base.resolve("target").resolve("bench");
        OwnerOnly.delete(data.resolve("postgresql"));
        postgres = EmbeddedDatabase.start(data, SECRET, EmbeddedDatabase.Durability.DURABLE);
        database = Database.on(TestDatabase.pooled(postgres.dataSource()));
    }

    /** Starts the server and returns how long it took until it was ready. */
    Duration startServer() {
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.putAll(sandbox.settings());
        settings.put("MZI_MASTER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        settings.put("ADMIN_TOKEN", SECRET + "-admin");
        settings.put("ZOHO_WEBHOOK_HMAC_SECRET", SECRET);
        settings.put("MOODLE_WEBHOOK_SECRET", SECRET + "-moodle");
        LogFile log = new LogFile(data.resolve("log").resolve("server.log"));
        long start = System.nanoTime();
        server = PayaraProcess.start(
                new PayaraProcess.Options(base, data, "127.0.0.1", port, settings, javaOptions(), log));
        server.awaitReady(LONGEST_START);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** As {@code bin/run} reads them. */
    private static List<String> javaOptions() {
        String options = System.getenv("MZI_JAVA_OPTIONS");
        return options == null || options.isBlank()
                ? List.of()
                : List.of(options.strip().split("\\s+"));
    }

    void stopServer() {
        server.close();
        server = null;
    }

    /** Stops the server, so that it works on nothing, and leaves these events alone in the table. */
    void onlyRows(long finished, long parked, long pending) {
        if (server != null) {
            stopServer();
        }
        database.write(handle -> handle.execute("truncate event, event_attempt"));
        EventRows.fill(database, finished, parked, pending);
    }

    PayaraProcess server() {
        return server;
    }

    EmbeddedDatabase postgres() {
        return postgres;
    }

    Database database() {
        return database;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    List<String> students() {
        return students;
    }

    Path data() {
        return data;
    }

    /** The address of a workflow webhook about a student that was changed. */
    String webhook() {
        return webhooks() + "student_updated";
    }

    /** The address of workflow webhooks, to which the event's name is appended. */
    String webhooks() {
        return server.uri() + "/api/v1/webhooks/student-dashboard/";
    }

    /** Waits until nothing is pending or running, and returns how long that took. */
    Duration awaitIdle() {
        long start = System.nanoTime();
        while (open() > 0) {
            Pause.millis(50);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private long open() {
        return count("status in ('PENDING', 'RUNNING')");
    }

    long count(String condition) {
        return database.read(handle -> handle.createQuery("select count(*) from event where " + condition)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        sandbox.close();
        postgres.close();
    }
}
