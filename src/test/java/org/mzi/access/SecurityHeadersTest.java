package org.mzi.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

    @Test
    void onlyTheConsoleMayEvaluateScripts() {
        assertThat(SecurityHeaders.policy("/admin/events")).contains("'unsafe-eval'");
        assertThat(SecurityHeaders.policy("/administrator")).doesNotContain("unsafe");
        assertThat(SecurityHeaders.policy("/docs/")).doesNotContain("unsafe");
        assertThat(SecurityHeaders.policy("/api/v1/events")).startsWith("default-src 'none'");
    }

    @Test
    void nothingMayBeFramed() {
        assertThat(SecurityHeaders.policy("/admin")).contains("frame-ancestors 'none'");
        assertThat(SecurityHeaders.policy("/docs/")).contains("frame-ancestors 'none'");
        assertThat(SecurityHeaders.policy("/")).contains("frame-ancestors 'none'");
    }
}
