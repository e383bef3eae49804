package org.mzi.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MassDeletionsTest {

    @Test
    void aMemberOfThePayloadConfirmsADeletion() {
        assertThat(MassDeletions.isConfirmed("{\"module\": \"BTEC_Students\", \"confirmedBy\": \"ann\"}"))
                .isTrue();
    }

    /** The payload is written by who sends the webhook: a module of that name once counted as a confirmation. */
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "{}",
                "{\"module\": \"confirmedBy\"}",
                "{\"more\": {\"confirmedBy\": \"x\"}}",
                "[\"confirmedBy\"]"
            })
    void nothingElseDoes(String payload) {
        assertThat(MassDeletions.isConfirmed(payload)).isFalse();
    }
}
