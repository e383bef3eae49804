package org.mzi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @Test
    void beginsANewFileWhenOneIsFullAndKeepsTheLastFive(@TempDir Path directory) {
        Path file = directory.resolve("log").resolve("server.log");
        LogFile log = new LogFile(file);
        String full = "x".repeat(10_000_001);
        for (int i = 0; i < 8; i++) {
            log.accept(full);
        }
        log.accept("last");
        assertThat(file).hasContent("last");
        assertThat(directory.resolve("log").toFile().list())
                .containsExactlyInAnyOrder(
                        "server.log", "server.log.1", "server.log.2", "server.log.3", "server.log.4", "server.log.5");
    }
}
