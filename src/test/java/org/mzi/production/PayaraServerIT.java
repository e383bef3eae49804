package org.mzi.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.mzi.it.Await;
import org.mzi.it.Http;
import org.mzi.it.TestDatabase;
import org.mzi.launcher.EmbeddedDatabase;
import org.mzi.launcher.OwnerOnly;
import org.mzi.sandbox.Sandbox;

/**
 * Types the section "Payara Server" of {@code docs/deployment.md} into a shell and uses what comes of it. Needs the server
 * in {@code target/payara-server}, where {@code bin/test-server} (the Maven profile {@code server}) puts it.
 */
@EnabledIf("isFetched")
class PayaraServerIT {

    private static final Path PAYARA =
            Path.of("target", "payara-server", "payara6").toAbsolutePath();
    private static final Pattern SECTION = Pattern.compile("(?ms)^## Payara Server$(.*?)^## ");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Duration LONGEST_BLOCK = Duration.ofMinutes(6);
    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SECRET = "server-only-secret";
    /** What {@code --portbase} adds for administration and HTTP. */
    private static final int ADMIN = 48;

    private static final int HTTP = 80;
    private static final int SPAN = 100;

    private final TestDatabase database = TestDatabase.create();
    private final Sandbox sandbox = Sandbox.start();
    private final int portBase = freePortBase();
    private final int port = EmbeddedDatabase.freePort();
    private final Http http = new Http(URI.create("http://127.0.0.1:" + port));

    @TempDir
    private Path directory;

    static boolean isFetched() {
        return Files.exists(PAYARA);
    }

    @BeforeEach
    void layOut() throws IOException {
        OwnerOnly.delete(PAYARA.resolve("glassfish/domains/mzi"));
        for (String program : new String[] {"bin/asadmin", "glassfish/bin/asadmin"}) {
            assertThat(PAYARA.resolve(program).toFile().setExecutable(true)).isTrue();
        }
        for (String linked : new String[] {"target", "payara-config"}) {
            Files.createSymbolicLink(directory.resolve(linked), Path.of(linked).toAbsolutePath());
        }
    }

    @AfterEach
    void stop() throws IOException {
        shell("asadmin stop-domain --kill mzi");
        sandbox.close();
    }

    @Test
    void theDocumentedCommandsGiveAWorkingServerThatOutlivesAKill() throws IOException {
        List<String> blocks = blocks();
        assertThat(blocks).hasSize(4);
        blocks.subList(0, 3).forEach(this::run);
        works("first");

        run("asadmin stop-domain mzi\nasadmin start-domain mzi");
        works("after a restart");
        assertThat(ListeningSockets.of(process().pid())).isNotEmpty().allMatch(ListeningSockets::isLoopback);

        ProcessHandle process = process();
        process.destroyForcibly();
        process.onExit().join();
        run("asadmin start-domain mzi");
        works("after a kill");

        run(blocks.get(3));
        works("after an upgrade");
    }

    private void works(String when) {
        Await.until(LONGEST_START, () -> "not ready " + when, this::isReady);
        String student = sandbox.zoho().put("BTEC_Students", Map.of("Name", "A01B0001C"));
        assertThat(http.post(
                                "/api/v1/webhooks/student-dashboard/student_updated",
                                "{\"zoho_id\":\"" + student + "\"}",
                                "X-MZI-Token",
                                SECRET)
                        .statusCode())
                .as(when)
                .isEqualTo(202);
        Await.until(SOON, () -> "not in Moodle " + when, () -> sandbox.moodle().record("students", student) != null);
        assertThat(http.get("/admin/login").body()).as(when).contains("VAADIN/");
        assertThat(http.get("/nowhere").headers().firstValue("Content-Type"))
                .as(when)
                .contains("application/problem+json");
        assertThat(http.get("/health/live").headers().map()).as(when).doesNotContainKeys("server", "x-powered-by");
    }

    /** The health check answers before the console does. */
    private boolean isReady() {
        try {
            return http.get("/health/ready").statusCode() == 200
                    && http.get("/admin/login").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private ProcessHandle process() throws IOException {
        String pid = Files.readString(PAYARA.resolve("glassfish/domains/mzi/config/pid"));
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private void run(String block) {
        try {
            assertThat(Files.readString(shell("set -eux\n" + block))).as(block).endsWith("exit 0\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** In a directory that looks like a release's, with the documented variables; ports of its own instead of the usual. */
    private Path shell(String commands) throws IOException {
        Path output = Files.createTempFile(directory, "shell", ".log");
        String script =
                """
                asadmin() {
                    for last; do :; done
                    case " $* " in
                    *" create-domain "*) command asadmin "${@:1:$#-1}" --portbase %d "$last" ;;
                    *) command asadmin "$@" ;;
                    esac
                }
                (
                %s
                )
                echo "exit $?"
                """
                        .formatted(portBase, commands);
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", PAYARA.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("AS_ADMIN_PORT", Integer.toString(portBase + ADMIN));
        environment.putAll(sandbox.settings());
        environment.put("DATABASE_URL", database.url());
        environment.put("DATABASE_USER", "postgres");
        environment.put("DATABASE_PASSWORD", "postgres");
        environment.put("MZI_MASTER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        environment.put("ZOHO_WEBHOOK_HMAC_SECRET", SECRET);
        environment.put("HTTP_PORT", Integer.toString(port));
        Process shell = builder.start();
        try {
            if (!shell.waitFor(LONGEST_BLOCK.toSeconds(), TimeUnit.SECONDS)) {
                shell.destroyForcibly();
                throw new AssertionError("Not in time: " + commands + "\n" + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return output;
    }

    private static List<String> blocks() throws IOException {
        String section = SECTION.matcher(Files.readString(Path.of("docs/deployment.md")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        return BLOCK.matcher(section).results().map(block -> block.group(1)).toList();
    }

    /** A server takes twelve ports: one base for all of them. */
    private static int freePortBase() {
        for (int base = 20_000; base < 30_000; base += SPAN) {
            if (isFree(base + ADMIN) && isFree(base + HTTP)) {
                return base;
            }
        }
        throw new AssertionError("No free ports");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
