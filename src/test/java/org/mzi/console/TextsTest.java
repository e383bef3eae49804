package org.mzi.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mzi.console.words.Texts;

/** Keeps the console's words complete in both languages, and free of those that nothing shows. */
class TextsTest {

    private static final Path CODE = Path.of("src/main/java/org/mzi/console");
    private static final Path WORDS = Path.of("src/main/resources/org/mzi/console/words");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9.-]+)\"");
    private static final Pattern ASKED = Pattern.compile("getTranslation\\(\\s*\"([a-zA-Z0-9.-]+)\"");
    private static final Pattern TABLE =
            Pattern.compile("extends TableView<.*?super\\(\\s*\"([a-z-]+)\"", Pattern.DOTALL);
    private static final Set<String> OF_A_TABLE =
            Set.of(".title", ".number", ".more-than", ".none-yet", ".none-yet.text", ".none-found", ".none-found.text");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(keys("ar")).isEqualTo(keys("en"));
    }

    @Test
    void bothLanguagesFillInTheSamePlaces() {
        Properties english = words("en");
        Properties arabic = words("ar");

        assertThat(english.stringPropertyNames()).allSatisfy(key -> assertThat(places(arabic.getProperty(key)))
                .as(key)
                .isEqualTo(places(english.getProperty(key))));
    }

    @Test
    void everyTextThatTheCodeAsksForExists() {
        assertThat(asked())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(existsOrBegins(key)).as(key).isTrue());
    }

    @Test
    void everyTextThatATableAsksForExists() {
        assertThat(tables()).isNotEmpty().allSatisfy((name, code) -> assertThat(keys("en"))
                .containsAll(OF_A_TABLE.stream()
                        .filter(end -> code.contains("filters()") || !end.startsWith(".none-found"))
                        .map(name::concat)
                        .toList()));
    }

    @Test
    void everyTextIsShownSomewhere() {
        Set<String> literals = found(LITERAL);
        tables().keySet().forEach(name -> OF_A_TABLE.forEach(end -> literals.add(name + end)));

        assertThat(keys("en")).allSatisfy(key -> assertThat(literals.stream()
                        .anyMatch(literal -> key.equals(literal)
                                || literal.endsWith(".") && key.startsWith(literal)
                                || key.equals(literal + ".text")))
                .as(key)
                .isTrue());
    }

    @Test
    void textsAreFilledInAndFallBackToEnglish() {
        Texts texts = new Texts();

        assertThat(texts.getTranslation("event.title", Locale.FRENCH, "7")).isEqualTo("Event 7");
        assertThat(texts.getTranslation("event.title", Locale.forLanguageTag("ar-SA"), "7"))
                .isEqualTo("الحدث 7");
    }

    @Test
    void numbersUseTheDigitsOfIdsAndTimes() {
        assertThat(Texts.number(263, Texts.ARABIC)).isEqualTo("263");
        assertThat(Texts.number(12345, Locale.ENGLISH)).isEqualTo("12,345");
    }

    /** A key that ends in a dot is completed at run time. */
    private static boolean existsOrBegins(String key) {
        return keys("en").stream().anyMatch(known -> known.equals(key) || key.endsWith(".") && known.startsWith(key));
    }

    private static Set<String> asked() {
        return found(ASKED);
    }

    private static Set<String> found(Pattern pattern) {
        Set<String> found = new HashSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> pattern.matcher(read(file)).results().forEach(match -> found.add(match.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** The code of each table's screen, by the table's name. */
    private static Map<String, String> tables() {
        Map<String, String> tables = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            files.filter(Files::isRegularFile)
                    .map(TextsTest::read)
                    .forEach(code -> TABLE.matcher(code).results().forEach(match -> tables.put(match.group(1), code)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(text).results().forEach(match -> places.add(match.group(1)));
        return places;
    }

    private static Set<String> keys(String language) {
        return new TreeSet<>(words(language).stringPropertyNames());
    }

    private static Properties words(String language) {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(WORDS.resolve("texts_" + language + ".properties"))) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
