package org.mzi.zoho.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Failure;
import org.mzi.platform.Settings;

class CredentialsTest {

    private final Map<String, String> values = new HashMap<>(Map.of(
            "ZOHO_CLIENT_ID", "client", "ZOHO_CLIENT_SECRET", "s", "ZOHO_REFRESH_TOKEN", "r", "ZOHO_REGION", "ca"));

    @Test
    void takesTheRegionsHosts() {
        assertThat(credentials().accounts()).isEqualTo(URI.create("https://accounts.zohocloud.ca"));
        assertThat(credentials().api(null)).isEqualTo(URI.create("https://www.zohoapis.ca"));
    }

    @Test
    void takesTheApiDomainOfTheTokenOnlyIfItIsZohos() {
        assertThat(credentials().api("https://www.zohoapis.eu")).isEqualTo(URI.create("https://www.zohoapis.eu"));
        assertThat(credentials().api("https://evil.example.org")).isEqualTo(URI.create("https://www.zohoapis.ca"));
        assertThat(credentials().api("not an address")).isEqualTo(URI.create("https://www.zohoapis.ca"));
    }

    @Test
    void addressesThatAreSetAlwaysWin() {
        values.put("ZOHO_ACCOUNTS_URL", "http://127.0.0.1:9000/");
        values.put("ZOHO_API_URL", "http://127.0.0.1:9001");
        assertThat(credentials().accounts()).isEqualTo(URI.create("http://127.0.0.1:9000"));
        assertThat(credentials().api("https://www.zohoapis.eu")).isEqualTo(URI.create("http://127.0.0.1:9001"));
    }

    @Test
    void fingerprintsDifferWhenAnyPartDiffers() {
        String before = credentials().fingerprint();
        assertThat(credentials().fingerprint()).isEqualTo(before);
        values.put("ZOHO_REFRESH_TOKEN", "other");
        String otherToken = credentials().fingerprint();
        values.put("ZOHO_API_URL", "http://127.0.0.1:9001");
        assertThat(otherToken).isNotEqualTo(before).isNotEqualTo(credentials().fingerprint());
    }

    @Test
    void namesWhatIsMissing() {
        values.remove("ZOHO_CLIENT_SECRET");
        values.remove("ZOHO_REFRESH_TOKEN");
        assertThatThrownBy(this::credentials)
                .isInstanceOf(Failure.Blocked.class)
                .hasMessageContaining("ZOHO_CLIENT_SECRET, ZOHO_REFRESH_TOKEN");
    }

    @Test
    void saysThatASettingIsMalformed() {
        values.put("ZOHO_REGION", "moon");
        assertThatThrownBy(this::credentials)
                .isInstanceOf(Failure.Blocked.class)
                .hasMessageContaining("ZOHO_REGION");
    }

    private Credentials credentials() {
        return Credentials.of(Settings.of(values));
    }
}
