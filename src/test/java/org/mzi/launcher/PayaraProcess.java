package org.mzi.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Payara Micro with the JMS adapter and the WAR, as a child process. */
public final class PayaraProcess implements AutoCloseable {

    private static final Duration GOOD_ORDER = Duration.ofSeconds(30);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 200;

    private final Options options;
    private final Process process;
    private volatile String lastCause = "no cause was logged";
    private volatile boolean failed;
    private volatile boolean listed;
    private volatile boolean deployed;
    /** Without an upgrade to HTTP/2: a connection that hangs in it would hang for good. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ONE_ANSWER)
            .build();

    /**
     * How to start it.
     *
     * @param base the project's directory: {@code target/} with what Maven built, and {@code payara-config/}
     * @param data directory for its working files and log, its own alone
     * @param address address to listen on
     * @param port HTTP port
     * @param environment all environment variables that the server sees, besides those the launcher's own process has and
     *     that do not lead outside
     * @param jvm further options of the Java virtual machine; later ones win
     * @param log receives each line that the server logs, without the line break
     */
    public record Options(
            Path base,
            Path data,
            String address,
            int port,
            Map<String, String> environment,
            List<String> jvm,
            Consumer<String> log) {}

    private PayaraProcess(Options options, Process process) {
        this.options = options;
        this.process = process;
    }

    /**
     * Starts a server and returns at once. A server that an earlier start left running with the same data directory is
     * stopped first.
     */
    public static PayaraProcess start(Options options) {
        stopLeftOver(options.data());
        Path work = options.data().resolve("payara");
        OwnerOnly.delete(work);
        OwnerOnly.directory(work.resolve("tmp"));
        OwnerOnly.directory(work.resolve("root"));
        ProcessBuilder builder = new ProcessBuilder(command(options)).redirectErrorStream(true);
        builder.environment().keySet().removeIf(Environment::leadsOutside);
        builder.environment().putAll(options.environment());
        builder.environment().put("HTTP_ADDRESS", options.address());
        builder.environment().put("HTTP_PORT", Integer.toString(options.port()));
        try {
            Process process = builder.start();
            OwnerOnly.write(pidFile(options.data()), process.pid() + "\n");
            PayaraProcess payara = new PayaraProcess(options, process);
            payara.readLog();
            return payara;
        } catch (IOException e) {
            throw new LauncherException("Cannot start Payara Micro: " + e.getMessage(), e);
        }
    }

    /** Stops the server that a killed launcher left running with this data directory, if there is one. */
    static void stopLeftOver(Path data) {
        LeftOver.stop(pidFile(data), mark(data), "TERM");
    }

    private static Path pidFile(Path data) {
        return data.resolve("payara.pid");
    }

    /** The space keeps {@code data/demo} apart from {@code data}. */
    private static String mark(Path data) {
        return "-Dmzi.data=" + data + " ";
    }

    private static List<String> command(Options options) {
        Path target = options.base().resolve("target");
        Path config = options.base().resolve("payara-config");
        Path work = options.data().resolve("payara");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(mark(options.data()).strip());
        command.addAll(List.of("-Xmx640m", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + work.resolve("tmp")));
        command.addAll(options.jvm());
        command.addAll(List.of("-jar", target.resolve("payara-micro.jar").toString()));
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--rootdir", work.resolve("root").toString()));
        command.addAll(List.of(
                "--unpackdir",
                OwnerOnly.directory(options.data().resolve("payara-runtime")).toString()));
        boolean json = "json".equals(options.environment().get("LOG_FORMAT"));
        String logging = json ? "logging-json.properties" : "logging-text.properties";
        command.addAll(List.of("--logproperties", config.resolve(logging).toString()));
        command.addAll(List.of(
                "--prebootcommandfile", config.resolve("micro-preboot.txt").toString()));
        command.addAll(List.of(
                "--postbootcommandfile", config.resolve("micro-postboot.txt").toString()));
        command.addAll(List.of(
                "--postdeploycommandfile",
                config.resolve("micro-postdeploy.txt").toString()));
        command.addAll(List.of("--deploy", target.resolve("activemq.rar").toString()));
        command.addAll(List.of("--deploy", target.resolve("mzi.war").toString(), "--contextroot", "/"));
        return command;
    }

    private void readLog() {
        Thread reader = new Thread(
                () -> {
                    try (var lines = process.inputReader()) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            options.log().accept(line);
                            look(line);
                        }
                    } catch (IOException e) {
                        options.log().accept("The server's output ended: " + e.getMessage());
                    }
                },
                "payara-log");
        reader.setDaemon(true);
        reader.start();
    }

    /** A server whose application failed to start goes on without it; only its log tells. */
    private void look(String line) {
        if (line.startsWith("Caused by: ")) {
            lastCause = line.replaceFirst("^Caused by: ([\\w.$]+: )?", "");
        } else if (line.contains("Exception while loading the app")) {
            failed = true;
        } else if (line.contains("\"Type\": \"war\"")) {
            listed = true;
        } else if (line.contains("Payara Micro") && line.contains("ready in")) {
            failed |= !listed;
            deployed = true;
        }
    }

    /** Base address, without a slash at the end. */
    public URI uri() {
        boolean everywhere = Set.of("0.0.0.0", "::").contains(options.address());
        String host = everywhere ? "127.0.0.1" : Environment.inUri(options.address());
        return URI.create("http://" + host + ":" + options.port());
    }

    /**
     * Waits until the WAR is deployed, {@code /health/ready} is UP and the console's address answers. Throws
     * {@link LauncherException} when the application fails to start, the server ends before or the time is over.
     */
    public void awaitReady(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        awaitDeployed(longest);
        await(end, () -> answers("/health/ready", 200) && answers("/admin", 399));
    }

    /** Waits, as {@link #awaitReady} does, but only until the WAR is deployed: it may still wait for its database. */
    public void awaitDeployed(Duration longest) {
        await(System.nanoTime() + longest.toNanos(), () -> deployed);
        if (failed) {
            throw new LauncherException("The application did not start: " + lastCause);
        }
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private void await(long end, Condition condition) {
        try {
            while (!condition.holds()) {
                if (!process.isAlive()) {
                    throw new LauncherException(
                            "The server ended while it started, with exit code " + process.exitValue());
                }
                if (System.nanoTime() > end) {
                    throw new LauncherException("The server was not ready in time");
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while the server started", e);
        }
    }

    private boolean answers(String path, int highestStatus) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri().resolve(path)).timeout(ONE_ANSWER).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() <= highestStatus;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Stops it in good order, or by force after half a minute. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GOOD_ORDER.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it as {@code kill -9} does, and returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Waits for its end and returns the exit code. */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Memory that it holds in RAM now, in bytes. */
    public long residentBytes() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
