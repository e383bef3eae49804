package org.mzi.console.persons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mzi.console.words.Texts;
import org.mzi.erasure.Erasure;
import org.mzi.erasure.Preview;

class PersonTextsTest {

    @Test
    void everyStateAndResultHasWords() {
        Texts texts = new Texts();
        Stream<String> keys = Stream.of(
                        Stream.of(Erasure.State.values()).map(state -> "persons.state." + state),
                        Stream.of(Erasure.MoodleResult.values()).map(result -> "persons.in-moodle." + result),
                        Stream.of(Preview.Moodle.values()).map(moodle -> "persons.moodle." + moodle))
                .flatMap(words -> words);

        assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(texts.getTranslation(key, Locale.ENGLISH))
                .isNotBlank()
                .doesNotContain(key));
    }
}
