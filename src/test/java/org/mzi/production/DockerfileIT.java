package org.mzi.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.it.Await;
import org.mzi.it.Http;
import org.mzi.it.TestDatabase;
import org.mzi.launcher.EmbeddedDatabase;
import org.mzi.launcher.OwnerOnly;
import org.mzi.sandbox.Sandbox;

/**
 * Runs what a container would: the entry point, in a directory with the copied files that the user may only read, with the
 * file's environment, as the file's user (where the tests run as root), asked by the file's health check, ended by SIGTERM.
 */
class DockerfileIT {

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
    private static final int ENDED_BY_SIGTERM = 128 + 15;
    private static final String SECRET = "container-only-secret";

    private final ContainerFile file = ContainerFile.read();
    private final TestDatabase database = TestDatabase.create();
    private final Sandbox sandbox = Sandbox.start();
    private final Map<String, String> environment = new HashMap<>();
    private Path directory;
    private Path log;

    @BeforeEach
    void layOut() throws IOException {
        directory = Files.createTempDirectory("mzi-container");
        for (Path copied : file.copied()) {
            Files.copy(copied, directory.resolve(copied.getFileName()));
        }
        Files.createDirectory(directory.resolve("tmp"));
        Files.setPosixFilePermissions(directory.resolve("tmp"), PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        log = Files.createDirectories(Path.of("target", "it", "log")).resolve("container.log");
        Files.deleteIfExists(log);
        environment.put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":/usr/bin:/bin");
        environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + directory.resolve("tmp"));
        environment.putAll(file.environment());
        environment.put("HTTP_ADDRESS", "127.0.0.1");
        environment.put("HTTP_PORT", Integer.toString(EmbeddedDatabase.freePort()));
        environment.putAll(sandbox.settings());
        environment.put("LOG_FORMAT", "json");
        environment.put("DATABASE_URL", database.url());
        environment.put("DATABASE_USER", "postgres");
        environment.put("DATABASE_PASSWORD", "postgres");
        environment.put("MZI_MASTER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        environment.put("ZOHO_WEBHOOK_HMAC_SECRET", SECRET);
    }

    @AfterEach
    void cleanUp() throws IOException {
        sandbox.close();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        OwnerOnly.delete(directory);
    }

    @Test
    void theEntryPointStartsHealthyWorksAndStopsInGoodOrder() throws Exception {
        String student = sandbox.zoho().put("BTEC_Students", Map.of("Name", "A01B0001C"));
        assertThat(run(file.healthCheck()).waitFor()).isNotZero();

        Process server = run(file.entryPoint());
        try {
            Await.until(LONGEST_START, () -> "not healthy: " + tail(), () -> isHealthy() || !server.isAlive());
            assertThat(server.isAlive()).as(tail()).isTrue();
            HttpResponse<String> answer = new Http(URI.create("http://127.0.0.1:" + environment.get("HTTP_PORT")))
                    .post(
                            "/api/v1/webhooks/student-dashboard/student_updated",
                            "{\"zoho_id\":\"" + student + "\"}",
                            "X-MZI-Token",
                            SECRET);
            assertThat(answer.statusCode()).isEqualTo(202);
            Await.until(
                    Duration.ofSeconds(60),
                    () -> "not in Moodle: " + tail(),
                    () -> sandbox.moodle().record("students", student) != null);
            assertThat(Files.readAllLines(log)).anyMatch(line -> line.startsWith("{\"Timestamp\":"));
            if (isRoot()) {
                assertThat(uid(server)).isEqualTo(file.one("USER"));
            }

            server.destroy();
            assertThat(server.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS))
                    .as("ends in time")
                    .isTrue();
            assertThat(server.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
        } finally {
            server.destroyForcibly();
        }
    }

    private Process run(List<String> command) throws IOException {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            String user = file.one("USER");
            all.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--no-new-privs"));
        }
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private boolean isHealthy() {
        try {
            return run(file.healthCheck()).waitFor() == 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static String uid(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("Uid:"))
                .map(line -> line.split("\\s+")[1])
                .findFirst()
                .orElseThrow();
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 100), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
