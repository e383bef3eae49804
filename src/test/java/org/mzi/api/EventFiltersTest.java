package org.mzi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mzi.platform.ProblemException;
import org.mzi.work.Events;

class EventFiltersTest {

    @Test
    void readsAFilterFromABody() {
        Events.Filter filter = EventFilters.ofBody(
                """
                {"entity": "students", "problem": "moodle-username-taken", "from": "2026-01-31T08:00:00Z"}""");

        assertThat(filter.recordKey()).isNull();
        assertThat(filter.problemCode()).isEqualTo("moodle-username-taken");
        assertThat(filter.from()).isEqualTo(OffsetDateTime.parse("2026-01-31T08:00:00Z"));
    }

    @Test
    void allMustBeAskedForInSoManyWords() {
        assertThat(EventFilters.ofBody("{\"all\": true}")).isEqualTo(Events.Filter.ALL);
    }

    @Test
    void blankQueryParametersMeanAny() {
        assertThat(EventFilters.of("", " ", null, null, "", null)).isEqualTo(Events.Filter.ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"all\": false}",
                "{\"entitty\": \"students\"}",
                "{\"entity\": \"\"}",
                "{\"entity\": null}",
                "{\"entity\": 7}",
                "{\"status\": \"LOST\"}",
                "{\"from\": \"yesterday\"}",
                "{\"all\": true, \"entity\": \"students\"}"
            })
    void refusesBodiesThatMightMeanMoreThanTheCallerWants(String body) {
        assertThatThrownBy(() -> EventFilters.ofBody(body)).isInstanceOf(ProblemException.class);
    }
}
