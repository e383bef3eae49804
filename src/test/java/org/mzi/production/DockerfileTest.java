package org.mzi.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Setting;
import org.mzi.platform.SettingGroup;

class DockerfileTest {

    private final ContainerFile file = ContainerFile.read();

    @Test
    void runsAsAUserWithoutRights() {
        assertThat(file.one("USER")).matches("[1-9]\\d+");
        assertThat(file.one("RUN")).contains("--uid " + file.one("USER"));
        assertThat(file.all("COPY")).noneMatch(line -> line.contains("--chown"));
    }

    @Test
    void whatChangesWithEveryReleaseIsTheLastLayer() {
        List<Path> copied = file.copied();
        assertThat(copied.get(0)).isEqualTo(Path.of("target/payara-micro.jar"));
        assertThat(copied.get(copied.size() - 1)).isEqualTo(Path.of("target/mzi.war"));
    }

    @Test
    void copiesEveryFileThatItsEntryPointNames() {
        List<String> copied = file.copied().stream()
                .map(path -> path.getFileName().toString())
                .toList();
        assertThat(file.entryPoint())
                .filteredOn(argument -> argument.matches(".*\\.(txt|jar|rar|war|properties)"))
                .hasSize(6)
                .isSubsetOf(copied);
    }

    @Test
    void logFormatChoosesAmongFilesThatAreCopied() throws Exception {
        assertThat(logProperties(null)).isEqualTo("logging-text.properties");
        assertThat(logProperties("")).isEqualTo("logging-text.properties");
        for (String format : List.of("text", "json")) {
            assertThat(logProperties(format)).isEqualTo("logging-" + format + ".properties");
            assertThat(file.copied()).contains(Path.of("payara-config", logProperties(format)));
        }
    }

    /** The last word of the command line that the entry point ends in. */
    private String logProperties(String format) throws Exception {
        List<String> command = new ArrayList<>(file.entryPoint());
        command.set(command.indexOf("java"), "echo");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("LOG_FORMAT");
        if (format != null) {
            builder.environment().put("LOG_FORMAT", format);
        }
        Process echo = builder.start();
        String line = new String(echo.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(echo.waitFor()).isZero();
        assertThat(line).contains("--deploy mzi.war --contextroot / --logproperties ");
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    @Test
    void whatItCopiesIsLeftInTheContextAndNothingSecretIs() throws IOException {
        List<String> ignored = Files.readAllLines(Path.of(".dockerignore"));
        assertThat(ignored).contains("data", ".env", ".git", "target/*");
        for (Path copied : file.copied()) {
            if (copied.startsWith("target")) {
                assertThat(ignored).contains("!" + copied);
            } else {
                assertThat(copied).exists();
            }
        }
    }

    @Test
    void holdsNoSecret() throws IOException {
        String text = Files.readString(Path.of("Dockerfile"));
        List<String> secrets = SettingGroup.all().stream()
                .flatMap(group -> group.settings().stream())
                .filter(Setting::isSecret)
                .map(Setting::name)
                .toList();
        assertThat(secrets).isNotEmpty().allMatch(name -> !text.contains(name));
        assertThat(file.all("ARG")).isEmpty();
    }

    @Test
    void saysHowToAskForItsHealth() {
        assertThat(String.join(" ", file.healthCheck())).contains("/api/v1/health", "$HTTP_PORT");
        assertThat(file.environment()).containsEntry("HTTP_PORT", file.one("EXPOSE"));
    }
}
