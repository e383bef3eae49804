package org.mzi.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.mzi.platform.Database;
import org.mzi.platform.PostgresDataSource;

/** Starts everything that the bridge needs, in order, and stops it in the opposite order. */
public final class Launcher {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration FIRST_ACCOUNT_TIMEOUT = Duration.ofSeconds(30);
    private static final int FAILED = 1;
    private static final List<String> SECRETS =
            List.of("ZOHO_WEBHOOK_HMAC_SECRET", "MOODLE_WEBHOOK_SECRET", "ADMIN_TOKEN");

    private final Path base;
    private final boolean demo;
    private final Environment environment;
    private final Path data;
    private final PrintStream terminal = System.out;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private DemoMode stage;
    private boolean stopping;

    private Launcher(Path base, boolean demo) {
        this.base = base;
        this.demo = demo;
        this.environment = Environment.read(base, System.getenv());
        Path all = environment.dataDirectory();
        this.data = demo ? DemoMode.dataDirectory(all) : all;
    }

    /**
     * Arguments: {@code --demo}. Ends with the server's exit code, or 1 when it could not be started. The system property
     * {@code mzi.base} is the project's directory, by default the current one.
     */
    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        if (!List.of("--demo").containsAll(given)) {
            System.err.println("Usage: bin/run [--demo]");
            System.exit(2);
        }
        try {
            Path base = Path.of(System.getProperty("mzi.base", "")).toAbsolutePath();
            System.exit(new Launcher(base, given.contains("--demo")).run());
        } catch (LauncherException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    private int run() {
        OwnerOnly.directory(data);
        lock();
        PayaraProcess.stopLeftOver(data);
        requireFreePort();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        Map<String, String> settings = settings();
        FirstPassword first = new FirstPassword(data);
        first.addTo(settings);
        LogFile log = new LogFile(data.resolve("log").resolve("server.log"));
        say("Starting the server (log: " + data.resolve("log").resolve("server.log") + ") …");
        PayaraProcess payara = started(PayaraProcess.start(new PayaraProcess.Options(
                base, data, environment.address(), environment.port(), settings, jvmOptions(), line -> {
                    log.accept(line);
                    if (isImportant(line)) {
                        say(line);
                    }
                })));
        awaitReady(payara);
        announce(first, settings);
        if (demo) {
            stage.play(payara.uri(), settings.get("ZOHO_WEBHOOK_HMAC_SECRET"));
        }
        return awaitEnd(payara);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(demo ? environment.withoutOutside() : environment.toMap());
        if (demo) {
            say("This is a demo: stand-ins play Zoho and Moodle, with invented people. Its data are in " + data);
            stage = started(DemoMode.start());
            settings.putAll(stage.settings());
        }
        boolean embedded = !settings.containsKey("DATABASE_URL");
        List<String> missing = new ArrayList<>(SECRETS);
        if (embedded) {
            missing.add("MZI_MASTER_KEY");
        } else if (!settings.containsKey("MZI_MASTER_KEY")) {
            throw new LauncherException(
                    "DATABASE_URL is set, but MZI_MASTER_KEY is not. It encrypts the secrets in that "
                            + "database; make one with `openssl rand -base64 32`, keep it apart from the database, and set it in "
                            + "the environment or in .env.");
        }
        missing.removeIf(settings::containsKey);
        SecretsFile secrets = new SecretsFile(data.resolve("secrets.env"));
        settings.putAll(secrets.complete(missing));
        if (embedded) {
            String name = "EMBEDDED_DATABASE_PASSWORD";
            String password = secrets.complete(List.of(name)).get(name);
            say("Starting PostgreSQL …");
            EmbeddedDatabase postgres =
                    started(EmbeddedDatabase.start(data, password, EmbeddedDatabase.Durability.DURABLE));
            started(DatabaseWatch.start(postgres, this::say));
            settings.putAll(postgres.settings());
        }
        settings.putIfAbsent("DISK_WATCH_PATHS", data.toString());
        return settings;
    }

    private void announce(FirstPassword first, Map<String, String> settings) {
        PostgresDataSource accounts = new PostgresDataSource(
                settings.get("DATABASE_URL"), settings.get("DATABASE_USER"), settings.get("DATABASE_PASSWORD"));
        try {
            first.announce(() -> OldestAccount.await(Database.on(accounts), FIRST_ACCOUNT_TIMEOUT), this::say);
        } catch (LauncherException | JdbiException e) {
            say("The first account's password is not shown before the next start: " + e.getMessage());
        }
        say("Ready: " + environment.console());
    }

    private List<String> jvmOptions() {
        String options = environment.get(LauncherSettings.JAVA_OPTIONS.name());
        return options == null ? List.of() : List.of(options.strip().split("\\s+"));
    }

    private static boolean isImportant(String line) {
        return line.contains(" SEVERE ") || line.contains(" WARNING org.mzi.");
    }

    private void awaitReady(PayaraProcess payara) {
        try {
            payara.awaitReady(START_TIMEOUT);
        } catch (LauncherException e) {
            throw new LauncherException(e.getMessage() + " (log: " + data.resolve("log/server.log") + ")", e);
        }
    }

    private int awaitEnd(PayaraProcess payara) {
        try {
            int code = payara.waitFor();
            if (!isStopping()) {
                say("The server ended by itself, with exit code " + code + ". Its log: "
                        + data.resolve("log/server.log"));
            }
            return code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private void requireFreePort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(environment.address(), environment.port()));
        } catch (IOException e) {
            throw new LauncherException(
                    "Port " + environment.port() + " of " + environment.address() + " cannot be used (" + e.getMessage()
                            + "). Is the bridge running already? Otherwise set HTTP_PORT to another port.",
                    e);
        }
    }

    /** Held until this process ends, however it ends. */
    private void lock() {
        try {
            FileChannel channel = FileChannel.open(
                    data.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new LauncherException("The bridge is running already with the data in " + data);
            }
        } catch (IOException e) {
            throw new LauncherException("Cannot lock " + data + ": " + e.getMessage(), e);
        }
    }

    private synchronized <T extends AutoCloseable> T started(T part) {
        running.push(part);
        return part;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private synchronized void stop() {
        stopping = true;
        if (!running.isEmpty()) {
            say("Stopping …");
        }
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("Not stopped in good order: " + e.getMessage());
            }
        }
    }

    private void say(String line) {
        terminal.println(line);
    }
}
