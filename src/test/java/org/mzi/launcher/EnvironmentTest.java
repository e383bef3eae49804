package org.mzi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

    @TempDir
    private Path base;

    @Test
    void theProcessBeatsTheFile() throws IOException {
        Files.writeString(base.resolve(".env"), "HTTP_PORT=9000\nADMIN_TOKEN=from-file\n");
        Environment environment = Environment.read(base, Map.of("HTTP_PORT", "9001"));
        assertThat(environment.port()).isEqualTo(9001);
        assertThat(environment.get("ADMIN_TOKEN")).isEqualTo("from-file");
    }

    @Test
    void emptyMeansNotSet() {
        Environment environment = Environment.read(base, Map.of("DATABASE_URL", " ", "HTTP_PORT", ""));
        assertThat(environment.has("DATABASE_URL")).isFalse();
        assertThat(environment.port()).isEqualTo(8001);
    }

    @Test
    void saysWhichPortIsNone() {
        assertThatThrownBy(() ->
                        Environment.read(base, Map.of("HTTP_PORT", "http")).port())
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("HTTP_PORT");
        assertThatThrownBy(() ->
                        Environment.read(base, Map.of("HTTP_PORT", "70000")).port())
                .isInstanceOf(LauncherException.class);
    }

    @Test
    void aRelativeDataDirectoryIsMeantFromTheProject() {
        assertThat(Environment.read(base, Map.of()).dataDirectory()).isEqualTo(base.resolve("data"));
        assertThat(Environment.read(base, Map.of("MZI_DATA_DIR", "/srv/mzi")).dataDirectory())
                .isEqualTo(Path.of("/srv/mzi"));
    }
}
