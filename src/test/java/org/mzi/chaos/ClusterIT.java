package org.mzi.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A short round of {@code bin/chaos --nodes 2}, which runs ten long ones: starting servers takes most of its time. */
class ClusterIT {

    private static final long SEED = 2026;
    private static final int ROUNDS = 1;
    /** So that what a dead node was working on is taken over sooner than in half a minute. */
    private static final Map<String, String> SHORT_LEASE = Map.of("WORK_LEASE", "PT10S");

    @Test
    void twoNodesShareTheWorkAndKillsOfANodeTheBrokerAndPostgresqlLoseNothing() throws InterruptedException {
        Options options = Options.in(Path.of("").toAbsolutePath(), SEED, ROUNDS, 2, 1_500, 100, SHORT_LEASE);
        Report report = new Chaos(options, System.out).run();
        assertThat(report.first().violations()).isEmpty();
        assertThat(report.first().acknowledged()).isPositive();
        assertThat(report.rounds())
                .hasSize(3 * ROUNDS)
                .extracting(Round.Result::victim)
                .startsWith(Victim.APPLICATION, Victim.BROKER, Victim.POSTGRESQL);
        assertThat(report.rounds()).allSatisfy(round -> {
            assertThat(round.acknowledged()).isPositive();
            assertThat(round.violations()).isEmpty();
            assertThat(round.effects()).isNotNull();
        });
        assertThat(report.regressions()).isZero();
    }
}
