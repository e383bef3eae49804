package org.mzi.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as Vaadin 24.9's client sends them. */
class GesturesTest {

    private static boolean in(String invocations) {
        return Gestures.in("{\"csrfToken\":\"x\",\"rpc\":[" + invocations + "],\"syncId\":7,\"clientId\":3}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"type\":\"event\",\"node\":1,\"event\":\"ui-poll\",\"data\":{}}",
                "{\"type\":\"publishedEventHandler\",\"node\":34,\"templateEventMethodName\":\"confirmUpdate\","
                        + "\"templateEventMethodArgs\":[3],\"promise\":1}",
                "{\"type\":\"event\",\"node\":34,\"event\":\"window-resize\",\"data\":{\"event.w\":1,\"event.h\":2}}",
                "{\"type\":\"event\",\"node\":9,\"event\":\"opened-changed\",\"data\":{}}",
                "{\"type\":\"channel\",\"node\":1,\"channel\":0,\"args\":[]}"
            })
    void whatAPageDoesByItselfIsNone(String invocations) {
        assertThat(in(invocations)).isFalse();
    }

    @Test
    void clicksKeysInputAndNavigationAre() {
        assertThat(in("{\"type\":\"event\",\"node\":12,\"event\":\"click\",\"data\":{\"event.detail\":1}}"))
                .isTrue();
        assertThat(in("{\"type\":\"mSync\",\"node\":5,\"feature\":1,\"property\":\"value\",\"value\":\"a\"},"
                        + "{\"type\":\"event\",\"node\":5,\"event\":\"input\",\"data\":{}}"))
                .isTrue();
        assertThat(in("{\"type\":\"navigation\",\"location\":\"events\",\"link\":1}"))
                .isTrue();
    }

    @Test
    void oneThatComesWithAPollCounts() {
        assertThat(in("{\"type\":\"event\",\"node\":1,\"event\":\"ui-poll\",\"data\":{}},"
                        + "{\"type\":\"event\",\"node\":12,\"event\":\"item-click\",\"data\":{}}"))
                .isTrue();
    }
}
