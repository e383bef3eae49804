package org.mzi.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionGuardTest {

    private static String inside(String address) {
        return SessionGuard.insideConsole(address, "/admin/");
    }

    @Test
    void thePageThatWasOpenIsKeptWithItsFilter() {
        assertThat(inside("https://mzi.example.org/admin/events?status=PARKED&record=%D8%A3#x"))
                .isEqualTo("events?status=PARKED&record=%D8%A3");
        assertThat(inside("/admin/events?status=PARKED")).isEqualTo("events?status=PARKED");
    }

    @Test
    void noOtherAddressIs() {
        assertThat(inside(null)).isEmpty();
        assertThat(inside("https://mzi.example.org/docs/")).isEmpty();
        assertThat(inside("/admin")).isEmpty();
        assertThat(inside("not an address")).isEmpty();
    }
}
