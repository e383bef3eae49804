package org.mzi.console.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mzi.console.components.TableQuery;
import org.mzi.work.Events;

class EventQueryTest {

    private static final OffsetDateTime NINE = OffsetDateTime.parse("2026-01-31T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(Instant.from(NINE), ZoneOffset.UTC);

    @Test
    void anEmptyUrlAsksForEverything() {
        assertThat(EventQuery.filter(TableQuery.ALL, CLOCK)).isEqualTo(Events.Filter.ALL);
    }

    @Test
    void everythingThatTheUrlAsksIsInTheFilter() {
        TableQuery query = new TableQuery(Map.of(
                "status", "PARKED",
                "entity", "students",
                "record", "5725767000000524157",
                "problem", "moodle-timeout",
                "text", "no course",
                "time", "hour"));

        assertThat(EventQuery.filter(query, CLOCK))
                .isEqualTo(new Events.Filter(
                        "PARKED",
                        "students",
                        "5725767000000524157",
                        "moodle-timeout",
                        NINE.minusHours(1),
                        null,
                        "no course"));
    }

    @Test
    void anUnknownStatusAndAnImpossibleIdCountAsNotAsked() {
        assertThat(EventQuery.status(TableQuery.ALL.with("status", "BROKEN"))).isNull();
        assertThat(EventQuery.id("x")).isNull();
        assertThat(EventQuery.id("9999999999999999999")).isNull();
        assertThat(EventQuery.id("42")).isEqualTo(42);
    }
}
