package org.mzi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.List;
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

    @Test
    void refusesWhatNoEventCanHave() {
        for (String text : List.of("1\u0000", "\ud800", "a\nb")) {
            assertThatThrownBy(() -> EventFilters.of(null, null, text, null, null, null))
                    .hasMessageContaining("record");
        }
        assertThatThrownBy(() -> EventFilters.of(null, null, null, null, "-4800-01-01T00:00:00Z", null))
                .hasMessageContaining("from must be a time");
        assertThatThrownBy(() -> EventFilters.of(null, null, null, null, null, "+99999-01-01T00:00:00Z"))
                .hasMessageContaining("to must be a time");
    }

    /** A filter by another status would otherwise be widened to all parked events. */
    @Test
    void changesParkedEventsOnly() {
        assertThat(EventFilters.ofBody("{\"status\":\"PARKED\"}").status()).isEqualTo("PARKED");
        assertThatThrownBy(() -> EventFilters.ofBody("{\"status\":\"DONE\"}"))
                .hasMessageContaining("status must be PARKED");
    }
}
