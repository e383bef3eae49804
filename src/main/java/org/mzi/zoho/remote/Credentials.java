package org.mzi.zoho.remote;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.mzi.platform.Failure;
import org.mzi.platform.Secrets;
import org.mzi.platform.Setting;
import org.mzi.platform.Settings;

/**
 * Who asks for a token, and where. An address that is set explicitly always wins over the region's.
 *
 * @param accounts base address of the token endpoint
 * @param apiOverride {@code ZOHO_API_URL}, or null
 * @param regionApi the region's API address, where the token's answer names no trusted one
 */
record Credentials(
        String clientId, String clientSecret, String refreshToken, URI accounts, URI apiOverride, URI regionApi) {

    /** Throws {@link Failure.Blocked}, with what to do, when a setting is missing or malformed. */
    static Credentials of(Settings settings) {
        try {
            requireAll(settings);
            DataCentre centre = DataCentre.of(settings.get(ZohoSettings.REGION));
            URI accounts = settings.get(ZohoSettings.ACCOUNTS_URL);
            return new Credentials(
                    settings.get(ZohoSettings.CLIENT_ID).strip(),
                    settings.get(ZohoSettings.CLIENT_SECRET).strip(),
                    settings.get(ZohoSettings.REFRESH_TOKEN).strip(),
                    accounts == null ? centre.accounts() : accounts,
                    settings.get(ZohoSettings.API_URL),
                    centre.api());
        } catch (IllegalStateException malformed) {
            throw Failure.blocked(ZohoErrors.ZOHO, "zoho-setting-malformed", malformed.getMessage(), null, malformed);
        }
    }

    private static void requireAll(Settings settings) {
        List<String> missing = new ArrayList<>();
        for (Setting<?> setting :
                List.of(ZohoSettings.CLIENT_ID, ZohoSettings.CLIENT_SECRET, ZohoSettings.REFRESH_TOKEN)) {
            if (!settings.isSet(setting)) {
                missing.add(setting.name());
            }
        }
        if (!missing.isEmpty()) {
            throw Failure.blocked(
                    ZohoErrors.ZOHO,
                    "zoho-not-configured",
                    "Zoho cannot be reached before " + String.join(", ", missing) + " is set.");
        }
    }

    /** Differs when any part differs; tells nothing about the parts. */
    String fingerprint() {
        return Secrets.hmacSha256(
                "zoho-credentials",
                String.join("\n", clientId, clientSecret, refreshToken, accounts.toString(), apiOverride + "")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Where the API is: the override, else what the token's answer named if it may be trusted, else the region's. */
    URI api(String apiDomain) {
        if (apiOverride != null) {
            return apiOverride;
        }
        if (apiDomain == null) {
            return regionApi;
        }
        try {
            URI named = URI.create(apiDomain.strip());
            return DataCentre.trusts(named) ? named : regionApi;
        } catch (IllegalArgumentException notAnAddress) {
            return regionApi;
        }
    }
}
