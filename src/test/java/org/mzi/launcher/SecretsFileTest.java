package org.mzi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsFileTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void inside() {
        file = directory.resolve("secrets.env");
    }

    @Test
    void makesEachSecretOnceAndKeepsIt() {
        Map<String, String> first = new SecretsFile(file).complete(List.of("ADMIN_TOKEN", "MZI_MASTER_KEY"));
        Map<String, String> second =
                new SecretsFile(file).complete(List.of("ADMIN_TOKEN", "MZI_MASTER_KEY", "MOODLE_WEBHOOK_SECRET"));
        assertThat(second).containsAllEntriesOf(first).containsKey("MOODLE_WEBHOOK_SECRET");
        assertThat(new SecretsFile(file).complete(List.of("MOODLE_WEBHOOK_SECRET")))
                .containsEntry("MOODLE_WEBHOOK_SECRET", second.get("MOODLE_WEBHOOK_SECRET"))
                .hasSize(1);
    }

    @Test
    void theMasterKeyIs32BytesInBase64() {
        String key = new SecretsFile(file).complete(List.of("MZI_MASTER_KEY")).get("MZI_MASTER_KEY");
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
    }

    @Test
    void nobodyElseCanReadIt() throws IOException {
        new SecretsFile(file).complete(List.of("ADMIN_TOKEN"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
