package org.mzi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mzi.sandbox.Sandbox;

class DemoModeTest {

    private static final Pattern STUDENT = Pattern.compile("STUDENT=\\$\\{STUDENT:-(\\d+)}");

    /** It is the first one, which nobody deletes. */
    @Test
    void theReadmesStudentIsOneOfTheDemos() throws IOException {
        Matcher named = STUDENT.matcher(Files.readString(Path.of("README.md")));
        assertThat(named.find()).isTrue();
        try (Sandbox sandbox = Sandbox.start()) {
            DemoMode.fill(sandbox.zoho());
            assertThat(sandbox.zoho().ids("BTEC_Students")).startsWith(named.group(1));
        }
    }
}
