package org.mzi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** A demo starts with these. */
    @Test
    void leavesOutWhatLeadsOutsideButTheOwnWebhookSecrets() throws IOException {
        Files.writeString(
                base.resolve(".env"),
                """
                ZOHO_REGION=eu
                ZOHO_MODULE_STUDENTS=Learners
                MOODLE_ENABLED=false
                JMS_BROKER_URL=tcp://broker:61616
                DATABASE_URL=postgresql://db/mzi
                MOODLE_WEBHOOK_SECRET=kept
                """);
        Environment environment = Environment.read(
                base, Map.of("ZOHO_WEBHOOK_HMAC_SECRET", "kept", "ZOHO_API_URL", "https://zoho", "LOG_FORMAT", "json"));
        assertThat(environment.withoutOutside())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ZOHO_WEBHOOK_HMAC_SECRET", "kept", "MOODLE_WEBHOOK_SECRET", "kept", "LOG_FORMAT", "json"));
    }

    @ParameterizedTest
    @CsvSource({
        ",localhost",
        "127.0.0.1,localhost",
        "::1,localhost",
        "0.0.0.0,localhost",
        "::,localhost",
        "127.0.0.2,127.0.0.2",
        "192.0.2.7,192.0.2.7",
        "2001:db8::7,[2001:db8::7]"
    })
    void theConsoleIsAtLocalhostUnlessOnlyAnotherAddressAnswers(String listensOn, String host) {
        Environment environment = Environment.read(base, Map.of("HTTP_ADDRESS", Objects.toString(listensOn, "")));
        assertThat(environment.console()).isEqualTo(URI.create("http://" + host + ":8001/admin"));
    }
}
