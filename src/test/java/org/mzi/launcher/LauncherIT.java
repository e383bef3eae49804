package org.mzi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mzi.it.Await;

/**
 * The launcher as {@code bin/run} starts it: a process of its own, with data of its own. One test, because a start takes a
 * quarter of a minute.
 */
class LauncherIT {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);
    /** PostgreSQL counts as stopped a moment before its process ends. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(10);

    private static final Pattern FIRST_ACCOUNT = Pattern.compile("First account .*: user (\\S+), password (\\S+)");

    @TempDir
    private Path directory;

    private final int port = EmbeddedDatabase.freePort();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private Path data;
    private Process launcher;

    /** A project without an {@code .env}; unpacking the programs takes seconds, and is not what is tested. */
    @BeforeEach
    void prepare() throws IOException {
        for (String part : List.of("target", "payara-config")) {
            Files.createSymbolicLink(directory.resolve(part), Path.of(part).toAbsolutePath());
        }
        data = OwnerOnly.directory(directory.resolve("own-data"));
        Path programs = Path.of("target", "it", "postgresql-programs").toAbsolutePath();
        OwnerOnly.directory(programs.getParent());
        PostgresBinaries.unpack(programs);
        Files.createSymbolicLink(data.resolve("postgresql-programs"), programs);
    }

    @AfterEach
    void endAll() {
        if (launcher == null) {
            return;
        }
        launcher.destroyForcibly().onExit().join();
        PayaraProcess.stopLeftOver(data);
        LeftOver.stop(data.resolve("postgresql/postmaster.pid"), data.toString(), "INT");
    }

    @Test
    void startsAgainAfterItWasKilledWithTheAccountItShowedAndStopsAllThatItStarted() throws Exception {
        start();
        Matcher account = said.stream()
                .map(FIRST_ACCOUNT::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no first account: " + said));
        assertThat(logsIn(account.group(1), account.group(2))).isTrue();
        assertThat(logsIn(account.group(1), "another")).isFalse();
        assertThat(filesOthersCanRead()).isEmpty();
        assertThat(data.resolve("first-password")).doesNotExist();

        launcher.destroyForcibly().onExit().join();
        assertThat(processes()).as("server and database outlive it").hasSizeGreaterThanOrEqualTo(2);

        start();
        assertThat(said).noneMatch(line -> line.startsWith("First account"));
        assertThat(logsIn(account.group(1), account.group(2))).isTrue();

        assertThat(processes()).hasSizeGreaterThanOrEqualTo(3);
        launcher.destroy();
        assertThat(launcher.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
        Await.until(LAST_MOMENT, () -> "still there: " + processes(), () -> processes()
                .isEmpty());
    }

    /** Returns when it is ready. With the mask for new files that {@code bin/run} sets. */
    private void start() throws IOException {
        said.clear();
        String classPath =
                "target/test-classes:target/classes:" + Files.readString(Path.of("target", "launcher.classpath"));
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        "umask 077; exec \"$@\"",
                        "run",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-Dmzi.base=" + directory,
                        "-cp",
                        classPath.strip(),
                        "org.mzi.launcher.Launcher")
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> Environment.leadsOutside(name) || name.startsWith("CONSOLE_"));
        builder.environment().put("MZI_DATA_DIR", data.toString());
        builder.environment().put("MZI_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        builder.environment().put("HTTP_ADDRESS", "127.0.0.1");
        builder.environment().put("HTTP_PORT", Integer.toString(port));
        launcher = builder.start();
        BufferedReader output = launcher.inputReader();
        Thread reader = new Thread(() -> output.lines().forEach(said::add), "launcher-output");
        reader.setDaemon(true);
        reader.start();
        String ready = "Ready: http://localhost:" + port + "/admin";
        Await.until(LONGEST_START, () -> "not ready: " + said, () -> said.contains(ready) || !launcher.isAlive());
        assertThat(said).contains(ready);
    }

    private boolean logsIn(String user, String password) throws IOException, InterruptedException {
        String origin = "http://127.0.0.1:" + port;
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + "/admin/authenticate"))
                .header("Origin", origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + user + "&password=" + password))
                .build();
        HttpResponse<Void> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(303);
        return URI.create(answer.headers().firstValue("Location").orElseThrow())
                .getPath()
                .equals("/admin/");
    }

    /** Left out: {@code postgresql-programs}, which is a link here. */
    private List<Path> filesOthersCanRead() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> !Files.isSymbolicLink(file))
                    .filter(file -> !permissions(file).endsWith("------"))
                    .toList();
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException gone) {
            return "---------";
        }
    }

    /** Those that have the test's directory in their command line: the launcher, the server, the database. */
    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(directory.toString()))
                .toList();
    }
}
