package org.mzi.moodle;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.JsonStructure;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Failure;
import org.mzi.platform.Settings;

class MoodleSiteTest {

    private static MoodleSite whose(RuntimeException thrown) {
        MoodleCalls calls = new MoodleCalls() {
            @Override
            JsonStructure call(String function, Map<String, String> parameters) {
                throw thrown;
            }
        };
        return new MoodleSite(calls, Settings.of(Map.of()), Clock.systemUTC());
    }

    @Test
    void anOpenCircuitBlocksMoodle() {
        assertThatExceptionOfType(Failure.Blocked.class)
                .isThrownBy(() -> whose(new CircuitBreakerOpenException("open")).call("f", Map.of()))
                .withMessageContaining("moodle-circuit-open");
    }

    @Test
    void wantOfAFreeSlotIsTriedAgain() {
        assertThatExceptionOfType(Failure.Retryable.class)
                .isThrownBy(() -> whose(new BulkheadException("full")).call("f", Map.of()))
                .withMessageContaining("moodle-busy");
    }
}
