package org.mzi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailedProofsTest {

    private Instant now = Instant.parse("2026-09-01T10:00:00Z");
    private final FailedProofs failures = new FailedProofs(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void thirtyAMinuteAreMistakesMoreIsGuessing() {
        for (int i = 0; i < FailedProofs.MOST_A_MINUTE; i++) {
            assertThat(failures.tooMany("192.0.2.1")).isFalse();
        }
        assertThat(failures.tooMany("192.0.2.1")).isTrue();
    }

    @Test
    void oneAddressDoesNotPayForAnother() {
        exhaust("192.0.2.1");
        assertThat(failures.tooMany("192.0.2.2")).isFalse();
    }

    @Test
    void theNextMinuteBeginsAnew() {
        exhaust("192.0.2.1");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(failures.tooMany("192.0.2.1")).isFalse();
    }

    @Test
    void aHostOfAddressesDoesNotFillTheMemory() {
        for (int i = 0; i < 3 * FailedProofs.MOST_ADDRESSES; i++) {
            failures.tooMany("2001:db8::" + Integer.toHexString(i));
        }
        assertThat(failures.addresses()).isLessThanOrEqualTo(FailedProofs.MOST_ADDRESSES);
    }

    private void exhaust(String address) {
        for (int i = 0; i <= FailedProofs.MOST_A_MINUTE; i++) {
            failures.tooMany(address);
        }
    }
}
