package org.mzi.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mzi.launcher.EmbeddedDatabase;
import org.mzi.launcher.LauncherException;
import org.mzi.launcher.OwnerOnly;
import org.mzi.launcher.PayaraProcess;
import org.mzi.platform.Database;
import org.mzi.sandbox.Sandbox;

/** The bridge on a durable PostgreSQL, both as processes that can be killed, and the stand-ins that survive them. */
final class Rig implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 50;
    private static final String SECRET = "chaos-only-secret";

    private final Options options;
    private final Sandbox sandbox = Sandbox.start();
    private final EmbeddedDatabase postgres;
    private final Database database;
    private final PrintWriter log;
    private final int port = EmbeddedDatabase.freePort();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private PayaraProcess server;

    private Rig(Options options) {
        this.options = options;
        try {
            Files.createDirectories(options.data());
            log = new PrintWriter(
                    Files.newBufferedWriter(options.data().resolve("server.log"), StandardCharsets.UTF_8), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = startDatabase(options.data());
        database = Database.on(postgres.dataSource());
        sandbox.moodle().refuseStale(false);
    }

    /** With an empty database. A server that a killed run left is stopped first. */
    static Rig start(Options options) {
        Rig rig = new Rig(options);
        try {
            rig.startServer();
            return rig;
        } catch (RuntimeException e) {
            rig.close();
            throw e;
        }
    }

    private static EmbeddedDatabase startDatabase(Path data) {
        Path left = data.resolve("postgresql");
        if (Files.exists(left)) {
            EmbeddedDatabase.start(data, SECRET, EmbeddedDatabase.Durability.DURABLE)
                    .close();
            OwnerOnly.delete(left);
        }
        return EmbeddedDatabase.start(data, SECRET, EmbeddedDatabase.Durability.DURABLE);
    }

    /** Starts the application and waits until it is ready. */
    void startServer() {
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.putAll(sandbox.settings());
        settings.put("MZI_MASTER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        settings.put("ADMIN_TOKEN", SECRET + "-admin");
        settings.put("ZOHO_WEBHOOK_HMAC_SECRET", SECRET);
        settings.put("MOODLE_WEBHOOK_SECRET", SECRET + "-moodle");
        server = PayaraProcess.start(new PayaraProcess.Options(
                options.base(),
                options.data(),
                "127.0.0.1",
                port,
                settings,
                List.of("-XX:TieredStopAtLevel=1"),
                log::println));
        server.awaitReady(LONGEST_START);
    }

    void killServer() {
        server.kill();
    }

    void killDatabase() {
        postgres.kill();
    }

    /** Starts PostgreSQL again and waits until the application says that it is ready. */
    void startDatabase() {
        postgres.start();
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end) {
                throw new LauncherException("The application did not recover from PostgreSQL's kill");
            }
            pause(POLL_MILLIS);
        }
    }

    private boolean isReady() {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri("/health/ready"));
            return status(request) == 200;
        } catch (IOException away) {
            return false;
        }
    }

    /** Tells the bridge of a record, as Zoho's workflow rule does. True when the event was acknowledged. */
    boolean webhook(String event, String zohoId) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            uri("/api/v1/webhooks/student-dashboard/" + event + "?zoho_id=" + zohoId))
                    .header("X-MZI-Token", SECRET)
                    .POST(HttpRequest.BodyPublishers.noBody());
            return status(request) == 202;
        } catch (IOException killed) {
            return false;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private int status(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during a call", e);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** The bridge's events, as one of its nodes sees them. */
    Database database() {
        return database;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        postgres.close();
        sandbox.close();
        log.close();
    }
}
