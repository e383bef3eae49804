package org.mzi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mzi.it.Await;
import org.mzi.it.Bridge;
import org.mzi.it.BridgeExtension;

/** Types the README's section "Try it" into a shell, block by block, as a reader does. */
@ExtendWith(BridgeExtension.class)
class ReadmeIT {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## Try it$(.*?)^## ");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final String END = "--- end of block ---";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Bridge bridge;

    @TempDir
    private Path directory;

    ReadmeIT(Bridge bridge) {
        this.bridge = bridge;
    }

    @BeforeEach
    void secretsAreWhereTheReadmeSays() throws IOException {
        bridge.reset();
        Path secrets = Files.createDirectories(directory.resolve("data/demo")).resolve("secrets.env");
        Files.writeString(
                secrets,
                "ADMIN_TOKEN='" + bridge.adminToken() + "'\nZOHO_WEBHOOK_HMAC_SECRET='" + bridge.webhookSecret()
                        + "'\n");
    }

    @Test
    void everyCommandWorksAsPrinted() throws IOException, InterruptedException {
        String student = bridge.sandbox().zoho().put("BTEC_Students", Map.of("Name", "A01B0001C"));
        List<String> blocks = blocks();
        List<String> answers = new ArrayList<>();
        Process shell = shell(student);
        try (Writer keyboard = shell.outputWriter();
                BufferedReader screen = shell.inputReader()) {
            for (String block : blocks) {
                answers.add(type(block, keyboard, screen));
                awaitRest();
            }
        } finally {
            shell.destroy();
        }
        assertThat(blocks).hasSize(9);
        assertThat(answers.get(1)).contains("\"status\":\"accepted\"");
        assertThat(bridge.sandbox().moodle().record("students", student)).isNotNull();
        assertThat(answers.get(2)).contains("\"record\":\"" + student + "\"", "\"outcome\":\"pushed\"");
        assertThat(answers.get(3)).contains("\"status\":\"DONE\"", "\"history\":[]");
        assertThat(answers.get(5)).contains("\"status\":\"PENDING\"", "record-not-visible");
        assertThat(answers.get(6)).isEqualTo("{\"changed\":1}");
        assertThat(answers.get(7)).isEqualTo("{\"changed\":1}");
        assertThat(answers.get(8)).contains("\"oldestPendingSeconds\"", "\"destinations\"");
    }

    private static List<String> blocks() throws IOException {
        String section = SECTION.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("README.md has no section \"Try it\""));
        return BLOCK.matcher(section).results().map(block -> block.group(1)).toList();
    }

    /** One in which a call that is answered with an error ends the block. */
    private Process shell(String student) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "--norc");
        builder.directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("HTTP_PORT", Integer.toString(bridge.uri().getPort()));
        builder.environment().put("STUDENT", student);
        return builder.start();
    }

    private static String type(String block, Writer keyboard, BufferedReader screen) throws IOException {
        keyboard.write("curl() { command curl --fail-with-body --max-time 10 \"$@\" || echo \"exit $?\"; }\n");
        keyboard.write(block + "\nprintf '\\n%s\\n' '" + END + "'\n");
        keyboard.flush();
        StringBuilder shown = new StringBuilder();
        for (String line = screen.readLine(); !END.equals(line); line = screen.readLine()) {
            assertThat(line).as("The shell ended in:%n%s%n%s", block, shown).isNotNull();
            shown.append(line).append('\n');
        }
        assertThat(shown.toString()).as(block).doesNotContain("exit ", "not found");
        return shown.toString().strip();
    }

    /**
     * Until nothing is in work or due. What was just stored is due by the server's clock, which may be a little ahead; what is
     * tried again is due after seconds.
     */
    private void awaitRest() {
        Await.until(
                SOON,
                () -> "still at work",
                () -> bridge.database().read(handle -> handle.createQuery(
                                        """
                                        select count(*) from event
                                        where status = 'RUNNING'
                                           or status = 'PENDING' and due_at <= mzi_now() + interval '1 second'""")
                                .mapTo(Long.class)
                                .one())
                        == 0);
    }
}
