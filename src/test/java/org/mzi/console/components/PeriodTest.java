package org.mzi.console.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    private static final OffsetDateTime NINE = OffsetDateTime.parse("2026-01-31T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(Instant.from(NINE), ZoneOffset.UTC);
    private static final Period ALWAYS = new Period(null, null);

    @Test
    void aPresetReachesBackFromNow() {
        assertThat(Period.of(TableQuery.ALL.with("time", "day"), CLOCK)).isEqualTo(new Period(NINE.minusDays(1), null));
    }

    @Test
    void fromAndToAreTimesWithOffset() {
        TableQuery query = TableQuery.ALL.with("from", "2026-01-30T10:00+03:00").with("to", "2026-01-31T00:00Z");

        assertThat(Period.of(query, CLOCK))
                .isEqualTo(new Period(
                        OffsetDateTime.parse("2026-01-30T10:00+03:00"), OffsetDateTime.parse("2026-01-31T00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-01-30", "+999999999-01-01T00:00Z"})
    void whatCannotBeReadCountsAsNotAsked(String text) {
        assertThat(Period.of(TableQuery.ALL.with("from", text).with("time", text), CLOCK))
                .isEqualTo(ALWAYS);
    }
}
