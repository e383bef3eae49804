package org.mzi.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkSettingsTest {

    @Test
    void theScheduleIsReadWithBlanksOrCommas() {
        assertThat(WorkSettings.RETRY_SCHEDULE.parse(" PT5S, PT1H\tP1D "))
                .containsExactly(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5s", "PT5S soon", "PT0S", "PT5S -PT1M"})
    void aScheduleThatCannotBeKeptIsRefusedInWords(String text) {
        assertThatThrownBy(() -> WorkSettings.RETRY_SCHEDULE.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as PT5S PT10M PT1H");
    }
}
