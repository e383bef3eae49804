package org.mzi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Settings;

class AdminTokenTest {

    private final AdminToken token = new AdminToken(Settings.of(Map.of("ADMIN_TOKEN", "s3cret")));

    @Test
    void acceptsTheTokenAsBearer() {
        assertThat(token.matches("Bearer s3cret")).isTrue();
        assertThat(token.matches("bearer s3cret")).isTrue();
    }

    @Test
    void refusesEverythingElse() {
        assertThat(token.matches(null)).isFalse();
        assertThat(token.matches("")).isFalse();
        assertThat(token.matches("s3cret")).isFalse();
        assertThat(token.matches("Basic s3cret")).isFalse();
        assertThat(token.matches("Bearer ")).isFalse();
        assertThat(token.matches("Bearer s3cre")).isFalse();
    }

    @Test
    void refusesEverybodyWhileNoTokenIsSet() {
        AdminToken none = new AdminToken(Settings.of(Map.of()));

        assertThat(none.matches("Bearer ")).isFalse();
        assertThat(none.matches("Bearer")).isFalse();
        assertThat(none.matches(null)).isFalse();
    }
}
