package org.mzi.zoho.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ZohoGateTest {

    @Test
    void backsOffFromTwoSecondsToTenMinutesPlusUpToAHalf() {
        assertThat(ZohoGate.backoff(0, 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(ZohoGate.backoff(3, 0)).isEqualTo(Duration.ofSeconds(16));
        assertThat(ZohoGate.backoff(40, 0)).isEqualTo(Duration.ofMinutes(10));
        assertThat(ZohoGate.backoff(40, 0.999)).isLessThan(Duration.ofMinutes(15));
    }
}
