package org.mzi.launcher;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mzi.platform.PostgresDataSource;

/**
 * A PostgreSQL server of our own. Listens on the loopback address only, without a Unix socket, and asks for a password
 * from the first moment. The server runs in a process group of its own, so that Ctrl-C in a terminal does not reach it
 * before the application server.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String USER = "mzi";
    private static final String DATABASE = "mzi";
    private static final String SETTINGS = "mzi.conf";

    private final Path data;
    private final Path cluster;
    private final String password;
    private final Durability durability;
    private final int port;
    private final Path bin;

    /** What survives a crash of the machine. */
    public enum Durability {
        /** Everything that was committed. */
        DURABLE,
        /** Nothing, for tests. */
        FAST
    }

    private EmbeddedDatabase(Path data, String password, Durability durability) {
        this.data = data;
        this.cluster = data.resolve("postgresql");
        this.password = password;
        this.durability = durability;
        this.port = freePort();
        this.bin = PostgresBinaries.unpack(data.resolve("postgresql-programs"));
    }

    /**
     * Starts a server on a free port, and creates its data on the first start; on later ones the password must be the same.
     * A server that an earlier start left running on the same data is stopped first.
     */
    public static EmbeddedDatabase start(Path data, String password, Durability durability) {
        EmbeddedDatabase database = new EmbeddedDatabase(data, password, durability);
        LeftOver.stop(database.cluster.resolve("postmaster.pid"), database.cluster.toString(), "INT");
        if (!Files.exists(database.cluster)) {
            database.create();
        }
        database.start();
        database.createDatabase();
        return database;
    }

    /** A port of the loopback address that nothing listened on just now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LauncherException("No free port", e);
        }
    }

    /** The settings with which the WAR finds this database. */
    public Map<String, String> settings() {
        return Map.of("DATABASE_URL", url(DATABASE), "DATABASE_USER", USER, "DATABASE_PASSWORD", password);
    }

    /** Unpooled connections. */
    public PostgresDataSource dataSource() {
        return new PostgresDataSource(url(DATABASE), USER, password);
    }

    /** Starts it again after {@link #close} or {@link #kill}, on the same port and data. */
    public void start() {
        OwnerOnly.write(cluster.resolve(SETTINGS), configuration());
        run("pg_ctl", "start", "-w", "-D", cluster.toString(), "-l", log("postgresql-start.log"));
    }

    /**
     * Ends all its processes as {@code kill -9} does, and returns when they are gone; the next start recovers. The main one is
     * stopped first: a process that it started meanwhile would live on, and not let PostgreSQL start.
     */
    public void kill() {
        ProcessHandle postmaster = LeftOver.find(cluster.resolve("postmaster.pid"), cluster.toString())
                .orElseThrow(() -> new LauncherException("PostgreSQL does not run in " + cluster));
        LeftOver.signal(postmaster, "STOP");
        List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
        all.addAll(postmaster.descendants().toList());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Breaks off open transactions and stops in good order; nothing when it is stopped already. */
    @Override
    public void close() {
        if (!Files.exists(cluster.resolve("postmaster.pid"))) {
            return;
        }
        run("pg_ctl", "stop", "-m", "fast", "-w", "-D", cluster.toString());
    }

    /** Whether its main process is there. */
    boolean isRunning() {
        return LeftOver.find(cluster.resolve("postmaster.pid"), cluster.toString())
                .isPresent();
    }

    /** The number of the server's main process; those that serve connections are its children. */
    public long pid() {
        try (Stream<String> lines = Files.lines(cluster.resolve("postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new LauncherException("PostgreSQL does not run: " + e.getMessage(), e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private String log(String name) {
        return OwnerOnly.directory(data.resolve("log")).resolve(name).toString();
    }

    private String configuration() {
        String crash = durability == Durability.DURABLE ? "on" : "off";
        return """
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                port = %d
                fsync = %s
                synchronous_commit = %s
                full_page_writes = %s
                shared_buffers = %dMB
                timezone = 'UTC'
                logging_collector = on
                log_directory = '%s'
                log_filename = 'postgresql-%%a.log'
                log_truncate_on_rotation = on
                """
                .formatted(port, crash, crash, crash, sharedBuffers(), data.resolve("log"));
    }

    /** MiB: a sixteenth of the memory, because PostgreSQL is not alone here; at least its default. */
    private static long sharedBuffers() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Math.min(1024, Math.max(128, system.getTotalMemorySize() / 16 / 1024 / 1024));
    }

    /** Aside first: a start that is interrupted here begins again from nothing. */
    private void create() {
        Path fresh = data.resolve("postgresql.new");
        Path passwordFile = data.resolve("postgresql.password");
        OwnerOnly.delete(fresh);
        OwnerOnly.write(passwordFile, password);
        try {
            run(
                    "initdb",
                    "--pgdata=" + fresh,
                    "--username=" + USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    durability == Durability.FAST ? "--no-sync" : "--data-checksums");
            Files.writeString(
                    fresh.resolve("postgresql.conf"), "\ninclude = '" + SETTINGS + "'\n", StandardOpenOption.APPEND);
            Files.delete(passwordFile);
            Files.move(fresh, cluster);
        } catch (IOException e) {
            throw new LauncherException("Cannot create the database in " + cluster + ": " + e.getMessage(), e);
        }
    }

    private void createDatabase() {
        try (Connection connection = new PostgresDataSource(url("postgres"), USER, password).getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")
                    .next()) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            throw new LauncherException("The embedded PostgreSQL does not let us in: " + e.getMessage(), e);
        }
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it sees an unprivileged user.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = Path.of(log(program + ".log"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new LauncherException("PostgreSQL's " + program + " failed: "
                        + Files.readString(output).strip() + " (logs: " + data.resolve("log") + ")");
            }
        } catch (IOException e) {
            throw new LauncherException("Cannot run PostgreSQL's " + program + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while PostgreSQL's " + program + " ran", e);
        }
    }
}
