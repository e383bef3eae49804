package org.mzi.zoho.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataCentreTest {

    @ParameterizedTest
    @CsvSource({
        "com, accounts.zoho.com,      www.zohoapis.com",
        "eu,  accounts.zoho.eu,       www.zohoapis.eu",
        "in,  accounts.zoho.in,       www.zohoapis.in",
        "au,  accounts.zoho.com.au,   www.zohoapis.com.au",
        "jp,  accounts.zoho.jp,       www.zohoapis.jp",
        "ca,  accounts.zohocloud.ca,  www.zohoapis.ca",
        "sa,  accounts.zoho.sa,       www.zohoapis.sa",
        "cn,  accounts.zoho.com.cn,   www.zohoapis.com.cn",
        "uk,  accounts.zoho.uk,       www.zohoapis.uk"
    })
    void knowsBothHostsOfEachRegion(String region, String accounts, String api) {
        assertThat(DataCentre.of(region).accounts()).isEqualTo(URI.create("https://" + accounts));
        assertThat(DataCentre.of(region).api()).isEqualTo(URI.create("https://" + api));
    }

    @Test
    void offersEachRegionOnce() {
        assertThat(DataCentre.regions()).containsExactly("com", "eu", "in", "au", "jp", "ca", "sa", "cn", "uk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.zohoapis.eu",
                "https://www.zohoapis.com.au/",
                "https://sandbox.zohoapis.com",
                "https://developer.zohoapis.in"
            })
    void trustsItsOwnApiHosts(String api) {
        assertThat(DataCentre.trusts(URI.create(api))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.zohoapis.eu",
                "https://www.zohoapis.eu.example.org",
                "https://zohoapis.example.org",
                "https://www.zohoapis.eu@example.org",
                "https://www.zohoapis.eu:8443",
                "https://www.zohoapis.eu/elsewhere",
                "mailto:a@zohoapis.eu"
            })
    void trustsNoOtherAddress(String api) {
        assertThat(DataCentre.trusts(URI.create(api))).isFalse();
    }
}
