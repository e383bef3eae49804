package org.mzi.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mzi.monitoring.PartHealth;
import org.mzi.platform.Problem;

class WellnessTest {

    private static final PartHealth WELL = PartHealth.well(null);
    private static final PartHealth ILL = PartHealth.ill(new Problem("away", "Away."), null, null);
    private static final PartHealth UNKNOWN = PartHealth.unknown(null);
    private static final PartHealth NOT_SET_UP = PartHealth.notSetUp(new Problem("missing", "Missing."));

    @Test
    void whatIsWellOrNotUsedYetNeedsNoHand() {
        assertThat(Wellness.of(Map.of("zoho", UNKNOWN, "database", WELL), 0))
                .isEqualTo(new Wellness(Wellness.Level.WELL, 0));
    }

    @Test
    void everyIllPartAndEveryKindOfProblemIsOneThing() {
        assertThat(Wellness.of(Map.of("zoho", ILL, "moodle", NOT_SET_UP, "database", WELL), 3))
                .isEqualTo(new Wellness(Wellness.Level.ATTENTION, 5));
    }

    @Test
    void withoutTheDatabaseNothingWorks() {
        assertThat(Wellness.of(Map.of("zoho", UNKNOWN, "database", ILL), 0).level())
                .isEqualTo(Wellness.Level.DOWN);
    }
}
