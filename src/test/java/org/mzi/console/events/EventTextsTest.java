package org.mzi.console.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mzi.console.words.EventStatus;
import org.mzi.console.words.Texts;
import org.mzi.work.Event;

class EventTextsTest {

    @Test
    void everyStatusAndSourceHasAName() {
        Texts texts = new Texts();
        Stream<String> keys = Stream.concat(
                EventStatus.ALL.stream().map(EventStatus::text),
                Stream.of(Event.Source.values()).map(source -> "event.source." + source));

        assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(texts.getTranslation(key, Locale.ENGLISH))
                .isNotBlank());
    }
}
