package org.mzi.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Json;

class MaskingTest {

    private final Masking masking = new Masking(Set.of("national_id", "Birth_Date"));

    @Test
    void personalValuesAreHiddenAtAnyDepth() {
        assertThat(
                        masking.mask(
                                Json.parse(
                                        "{\"national_id\": \"1\", \"status\": \"Active\", \"rows\": [{\"birth_date\": {\"year\": 2001}}]}")))
                .isEqualTo(Json.parse("{\"national_id\": \"" + Masking.HIDDEN
                        + "\", \"status\": \"Active\", \"rows\": [{\"birth_date\": \"" + Masking.HIDDEN + "\"}]}"));
    }

    @Test
    void whatTellsNothingStays() {
        assertThat(masking.mask(Json.parse("{\"national_id\": null, \"Birth_Date\": \"\"}")))
                .isEqualTo(Json.parse("{\"national_id\": null, \"Birth_Date\": \"\"}"));
    }

    @Test
    void ofANameTheFirstLettersAreLeft() {
        assertThat(Masking.name("Sara Ahmed")).isEqualTo("S••• A•••");
        assertThat(Masking.name("سارة")).isEqualTo("س•••");
        assertThat(Masking.name(" ")).isEmpty();
    }
}
