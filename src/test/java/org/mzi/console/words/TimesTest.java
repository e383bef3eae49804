package org.mzi.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final OffsetDateTime EIGHT_UTC = OffsetDateTime.parse("2026-01-31T08:00:05Z");

    @Test
    void timesAreThoseOfTheReadersZone() {
        Times riyadh = Times.utc(Locale.ENGLISH).in("Asia/Riyadh");

        assertThat(riyadh.write(EIGHT_UTC)).contains("11:00:05");
    }

    @Test
    void anUnknownZoneChangesNothing() {
        Times utc = Times.utc(Locale.ENGLISH);

        assertThat(utc.in("Mars/Olympus")).isEqualTo(utc);
        assertThat(utc.in(null)).isEqualTo(utc);
    }

    @Test
    void noDayIsTakenForAMonth() {
        OffsetDateTime ninthOfMay = OffsetDateTime.parse("2026-05-09T08:00:05Z");

        assertThat(Times.utc(Locale.ENGLISH).writeShort(ninthOfMay)).startsWith("May 9, 2026");
        assertThat(Times.utc(Texts.ARABIC).writeShort(ninthOfMay))
                .contains("05")
                .contains("2026")
                .contains("،")
                .doesNotContain(",");
    }

    @Test
    void noTimeIsADash() {
        assertThat(Times.utc(Locale.ENGLISH).write(null)).isEqualTo("–");
    }
}
