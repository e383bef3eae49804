package org.mzi.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Two rounds of {@code bin/chaos}, which runs many more. */
class ChaosIT {

    private static final long SEED = 2026;

    @Test
    void aKillOfTheApplicationAndOneOfPostgresqlLoseNothing() throws InterruptedException {
        Report report = new Chaos(Options.in(Path.of("").toAbsolutePath(), SEED, 1), System.out).run();
        assertThat(report.rounds()).hasSize(2).allSatisfy(round -> {
            assertThat(round.acknowledged()).isPositive();
            assertThat(round.violations()).isEmpty();
            assertThat(round.effects()).isNotNull();
        });
        assertThat(report.regressions()).isZero();
    }
}
