package org.mzi.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;

class EntityWordsTest {

    @Test
    void everyEntityTypeHasAName() {
        assertThat(EntityTypes.load().all())
                .extracting(EntityType::name)
                .isNotEmpty()
                .allSatisfy(
                        type -> assertThat(Texts.has("entity." + type)).as(type).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grade_submitted",
                "user_created",
                "user_updated",
                "enrollment_created",
                "enrollment_deleted",
                "course_created",
                "course_updated",
                "request_submitted",
                "grade_acknowledged"
            })
    void everyTypeOfMoodlesEventsHasAName(String type) {
        assertThat(Texts.has("entity." + type)).isTrue();
    }

    @Test
    void aHandlersEntityIsNamedInTheReadersLanguage() {
        assertThat(EntityWords.ofHandler("zoho.students", Locale.ENGLISH)).isEqualTo("Students");
        assertThat(EntityWords.ofHandler("zoho.students", Texts.ARABIC)).isEqualTo("الطلاب");
    }

    @Test
    void anUnknownTypeKeepsItsTechnicalName() {
        assertThat(EntityWords.ofHandler("moodle.something", Texts.ARABIC)).isEqualTo("something");
    }
}
