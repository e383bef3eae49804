package org.mzi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedDocsTest {

    static Iterable<Path> files() {
        return GeneratedDocs.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void tablesSayWhatCodeAndDataSay(Path file) throws IOException {
        assertThat(Files.readString(file))
                .as("%s is out of date: run bin/docs and commit what it writes", file)
                .isEqualTo(GeneratedDocs.current(file));
    }
}
