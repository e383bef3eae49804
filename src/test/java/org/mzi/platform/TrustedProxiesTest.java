package org.mzi.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private final TrustedProxies proxies = TrustedProxies.parse("127.0.0.0/8, ::1, 10.1.0.0/16,2001:db8::/32");

    @Test
    void knowsAddressesAndNetworks() {
        assertThat(List.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1", "10.1.255.254", "2001:db8:1::7"))
                .allMatch(proxies::trusts);
        assertThat(List.of("128.0.0.1", "::2", "10.2.0.1", "2001:db9::1", "localhost", "", "10.1.0"))
                .noneMatch(proxies::trusts);
        assertThat(TrustedProxies.parse("").trusts("127.0.0.1")).isFalse();
        assertThat(TrustedProxies.parse("0.0.0.0/0").trusts("203.0.113.7")).isTrue();
    }

    @Test
    void believesATrustedProxyAboutItsClient() {
        assertThat(proxies.client("127.0.0.1", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(proxies.client("127.0.0.1", "203.0.113.7, 10.1.2.3")).isEqualTo("203.0.113.7");
        assertThat(proxies.client("::1", "2001:db9::1")).isEqualTo("2001:db9::1");
        assertThat(proxies.client("127.0.0.1", null)).isEqualTo("127.0.0.1");
    }

    @Test
    void doesNotBelieveWhatTheClientItselfMadeUp() {
        assertThat(proxies.client("127.0.0.1", "198.51.100.1, 203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(proxies.client("203.0.113.7", "198.51.100.1")).isEqualTo("203.0.113.7");
        assertThat(proxies.client("127.0.0.1", "198.51.100.1, <script>")).isEqualTo("127.0.0.1");
        assertThat(proxies.client("127.0.0.1", "10.1.2.3")).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example.org", "10.1.0.0/33", "10.1.0.0/", "::1/129", "10.1", "10.1.0.0/x", "256.1.1.1"})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> TrustedProxies.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
