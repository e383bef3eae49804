package org.mzi.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mzi.console.words.Texts;

class AmountsTest {

    @Test
    void aTimeIsWrittenInTheUnitInWhichItIsShort() {
        assertThat(Amounts.of(Duration.ofMillis(340))).isEqualTo(new Amounts.Amount("dashboard.unit.millis", 340));
        assertThat(Amounts.of(Duration.ofMillis(1_240)).unit()).isEqualTo("dashboard.unit.seconds");
        assertThat(Amounts.of(Duration.ofMinutes(3))).isEqualTo(new Amounts.Amount("dashboard.unit.minutes", 3));
        assertThat(Amounts.of(Duration.ofHours(5)).unit()).isEqualTo("dashboard.unit.hours");
        assertThat(Amounts.of(Duration.ofDays(3))).isEqualTo(new Amounts.Amount("dashboard.unit.days", 3));
    }

    @Test
    void aSmallNumberHasOneDecimalAndALargeOneNone() {
        assertThat(Amounts.decimal(1.24, Locale.ENGLISH)).isEqualTo("1.2");
        assertThat(Amounts.decimal(3, Locale.ENGLISH)).isEqualTo("3");
        assertThat(Amounts.decimal(12.4, Texts.ARABIC)).isEqualTo("12");
    }

    @Test
    void aSizeIsInMebibytesOrGibibytes() {
        assertThat(Amounts.ofBytes(18L << 20)).isEqualTo(new Amounts.Amount("dashboard.unit.mebibytes", 18));
        assertThat(Amounts.ofBytes(3L << 30)).isEqualTo(new Amounts.Amount("dashboard.unit.gibibytes", 3));
    }
}
