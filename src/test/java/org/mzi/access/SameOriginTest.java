package org.mzi.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SameOriginTest {

    @Test
    void trustsWhatTheBrowserSaysOfItself() {
        assertThat(holds(Map.of("Sec-Fetch-Site", "same-origin"))).isTrue();
        assertThat(holds(Map.of("Sec-Fetch-Site", "cross-site"))).isFalse();
        assertThat(holds(Map.of("Sec-Fetch-Site", "same-site"))).isFalse();
        assertThat(holds(
                        Map.of("Sec-Fetch-Site", "cross-site", "Origin", "https://mzi.example", "Host", "mzi.example")))
                .isFalse();
    }

    @Test
    void otherwiseComparesOriginAndHost() {
        assertThat(holds(Map.of("Origin", "http://mzi.example:8001", "Host", "mzi.example:8001")))
                .isTrue();
        assertThat(holds(Map.of("Origin", "https://evil.example", "Host", "mzi.example")))
                .isFalse();
        assertThat(holds(Map.of("Origin", "null", "Host", "mzi.example"))).isFalse();
        assertThat(holds(Map.of("Origin", "://", "Host", "mzi.example"))).isFalse();
    }

    @Test
    void knowsTheHostThatAProxyWasAskedFor() {
        assertThat(holds(Map.of(
                        "Origin", "https://mzi.example", "Host", "10.0.0.7:8001", "X-Forwarded-Host", "mzi.example")))
                .isTrue();
    }

    @Test
    void refusesARequestThatSaysNothing() {
        assertThat(holds(Map.of("Host", "mzi.example"))).isFalse();
    }

    private static boolean holds(Map<String, String> headers) {
        return SameOrigin.holds((HttpServletRequest) Proxy.newProxyInstance(
                SameOriginTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> headers.get((String) arguments[0])));
    }
}
