package org.mzi.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemWordsTest {

    /** Where problems of events and of destinations are made. */
    private static final List<String> PACKAGES =
            List.of("work", "sync", "writeback", "zoho", "moodle", "mapping", "records");

    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    /** Look like codes: the name of a lock, and the beginning of codes that Moodle's plugin makes. */
    private static final Set<String> OTHER_WORDS = Set.of("zoho-credentials", "moodle-dml");

    @Test
    void everyCodeThatThisProgramCanMakeHasWords() {
        assertThat(codes()).hasSizeGreaterThan(50).allSatisfy(code -> assertThat(ProblemWords.knows(code))
                .as("texts problem.means.%s and its line in problem-actions.properties", code)
                .isTrue());
    }

    @Test
    void everyCodeHasAnActionInBothLanguages() {
        for (String code : codes()) {
            for (Locale language : Texts.LANGUAGES) {
                assertThat(ProblemWords.meaning(code, language)).isNotBlank();
                assertThat(ProblemWords.action(code, language)).isNotBlank();
            }
        }
    }

    @Test
    void aCodeThatARemoteSystemMadeHasTheWordsOfItsKind() {
        assertThat(ProblemWords.meaning("moodle-made-up", Locale.ENGLISH)).startsWith("Moodle refused");
        assertThat(ProblemWords.meaning("zoho-made-up", Locale.ENGLISH)).startsWith("Zoho did not");
        assertThat(ProblemWords.meaning("made-up", Locale.ENGLISH)).startsWith("The event could not be done");
        assertThat(ProblemWords.action(null, Locale.ENGLISH)).isNotBlank();
    }

    private static Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        for (String name : PACKAGES) {
            Path folder = Path.of("src/main/java/org/mzi", name);
            if (Files.isDirectory(folder)) {
                codes.addAll(codesIn(folder));
            }
        }
        codes.removeAll(OTHER_WORDS);
        return codes;
    }

    private static Set<String> codesIn(Path folder) {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(match -> codes.add(match.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }
}
