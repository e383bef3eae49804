package org.mzi.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Problem;

class SystemHealthTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Problem AWAY = new Problem("database-unavailable", "PostgreSQL does not answer.");

    private record Part(String name, boolean needsDatabase, Supplier<PartHealth> health) implements SystemPart {
        @Override
        public PartHealth look() {
            return health.get();
        }
    }

    private static SystemPart part(String name, Supplier<PartHealth> health) {
        return new Part(name, false, health);
    }

    private static SystemHealth of(SystemPart... parts) {
        return new SystemHealth(List.of(parts), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void partsStandInTheirOrderAndUnknownOnesLast() {
        Supplier<PartHealth> well = () -> PartHealth.well(null);

        assertThat(of(part("tape", well), part("disk", well), part("zoho", well), part("database", well))
                        .now()
                        .keySet())
                .containsExactly("zoho", "database", "disk", "tape");
    }

    @Test
    void whatIsIllIsSoSinceItWasFirstSeen() {
        assertThat(of(part("broker", () -> PartHealth.ill(AWAY, null, null)))
                        .now()
                        .get("broker")
                        .since())
                .isEqualTo(NOW);
    }

    @Test
    void whatKnowsSinceWhenKeepsThat() {
        Instant earlier = NOW.minus(Duration.ofHours(3));

        assertThat(of(part("zoho", () -> PartHealth.ill(AWAY, earlier, null)))
                        .now()
                        .get("zoho")
                        .since())
                .isEqualTo(earlier);
    }

    @Test
    void withoutTheDatabaseNothingThatNeedsItIsAsked() {
        SystemPart zoho = new Part("zoho", true, () -> {
            throw new AssertionError("asked");
        });

        PartHealth seen = of(zoho, part("database", () -> PartHealth.ill(AWAY, null, null)))
                .now()
                .get("zoho");

        assertThat(seen.condition()).isEqualTo(PartHealth.Condition.UNKNOWN);
        assertThat(seen.problem().code()).isEqualTo("not-seen");
    }

    @Test
    void aPartThatCannotBeLookedAtIsUnknownAndTheOthersAreSeen() {
        SystemHealth health = of(
                part("moodle", () -> {
                    throw new IllegalStateException("MOODLE_BASE_URL (TABLE) must be an address");
                }),
                part("zoho", () -> {
                    throw new IllegalStateException(new SQLException("gone", "57P01"));
                }),
                part("broker", () -> PartHealth.well(null)));

        assertThat(health.now().get("moodle").problem().code()).isEqualTo("internal-error");
        assertThat(health.now().get("zoho").problem().code()).isEqualTo("not-seen");
        assertThat(health.now().get("broker").condition()).isEqualTo(PartHealth.Condition.WELL);
    }
}
