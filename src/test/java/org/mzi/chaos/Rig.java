package org.mzi.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.mzi.launcher.EmbeddedDatabase;
import org.mzi.launcher.LauncherException;
import org.mzi.launcher.OwnerOnly;
import org.mzi.platform.Database;
import org.mzi.sandbox.Sandbox;

/**
 * The bridge on one or more nodes and a durable PostgreSQL, with a broker where there are several nodes, all as processes
 * that can be killed, and the stand-ins that survive them.
 */
final class Rig implements AutoCloseable {

    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 50;
    private static final String SECRET = "chaos-only-secret";

    private final Sandbox sandbox = Sandbox.start();
    private final PrintWriter log;
    private final EmbeddedDatabase postgres;
    private final Database database;
    private final Broker broker;
    private final List<Node> nodes = new ArrayList<>();
    private final Front front = new Front(nodes, SECRET);

    private Rig(Options options) {
        try {
            Files.createDirectories(options.data());
            log = new PrintWriter(
                    Files.newBufferedWriter(options.data().resolve("server.log"), StandardCharsets.UTF_8), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = startDatabase(options.data());
        database = Database.on(postgres.dataSource());
        broker = options.isCluster() ? new Broker(options.base(), log::println) : null;
        Map<String, String> settings = settings();
        settings.putAll(options.settings());
        for (int i = 1; i <= options.nodes(); i++) {
            Path own = options.isCluster() ? options.data().resolve("node" + i) : options.data();
            nodes.add(new Node("node" + i, options.base(), own, settings, log::println));
        }
        sandbox.moodle().refuseStale(false);
    }

    /** With an empty database. A server that a killed run left is stopped first. */
    static Rig start(Options options) {
        Rig rig = new Rig(options);
        try {
            if (rig.broker != null) {
                rig.broker.start();
            }
            rig.nodes.forEach(Node::start);
            rig.nodes.forEach(Node::awaitReady);
            rig.awaitListeners();
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

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.putAll(sandbox.settings());
        settings.put("MZI_MASTER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        settings.put("ADMIN_TOKEN", SECRET + "-admin");
        settings.put("ZOHO_WEBHOOK_HMAC_SECRET", SECRET);
        settings.put("MOODLE_WEBHOOK_SECRET", SECRET + "-moodle");
        if (broker != null) {
            settings.put("JMS_BROKER_URL", broker.url());
        }
        return settings;
    }

    List<Node> nodes() {
        return nodes;
    }

    Front front() {
        return front;
    }

    void killDatabase() {
        postgres.kill();
    }

    /** Starts PostgreSQL again and waits until every node says that it is ready. */
    void startDatabase() {
        postgres.start();
        await("The application did not recover from PostgreSQL's kill", () -> nodes.stream()
                .allMatch(Node::isReady));
    }

    void killBroker() {
        broker.kill();
    }

    /** Starts the broker again and waits until every node listens to the bell. */
    void startBroker() {
        broker.start();
        awaitListeners();
    }

    private void awaitListeners() {
        if (broker != null) {
            await("Not every node listens to the broker", () -> broker.listeners() >= nodes.size());
        }
    }

    private static void await(String otherwise, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST_RECOVERY.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new LauncherException(otherwise);
            }
            pause(POLL_MILLIS);
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
        nodes.forEach(Node::close);
        if (broker != null) {
            broker.close();
        }
        postgres.close();
        sandbox.close();
        log.close();
    }
}
