package org.mzi.chaos;

import jakarta.jms.ConnectionFactory;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.mzi.launcher.EmbeddedDatabase;

/** The broker that all nodes share, as a process that can be killed. */
final class Broker implements AutoCloseable {

    private final int port = EmbeddedDatabase.freePort();
    private final List<String> command;
    private final Consumer<String> log;
    private volatile int listeners;
    private Process process;

    Broker(Path base, Consumer<String> log) {
        this.log = log;
        Path target = base.resolve("target");
        this.command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                String.join(
                        File.pathSeparator,
                        target.resolve("activemq") + "/*",
                        target.resolve("test-classes").toString(),
                        jms().toString()),
                BrokerMain.class.getName(),
                Integer.toString(port));
    }

    /** The adapter has no JMS classes of its own: the server has them. */
    private static Path jms() {
        try {
            return Path.of(ConnectionFactory.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the nodes are told. */
    String url() {
        return "failover:(tcp://127.0.0.1:" + port + ")";
    }

    /** Starts it and returns at once. */
    void start() {
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Process started = process;
        Thread reader = new Thread(() -> read(started), "broker-log");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Process started) {
        try (BufferedReader lines = started.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.accept("broker " + line);
                if (line.startsWith(BrokerMain.CONSUMERS)) {
                    listeners = Integer.parseInt(line.substring(BrokerMain.CONSUMERS.length()));
                }
            }
        } catch (IOException e) {
            log.accept("The broker's output ended: " + e.getMessage());
        }
        listeners = 0;
    }

    /** How many nodes listen to the bell. */
    int listeners() {
        return listeners;
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }
}
