package org.mzi.zoho.remote;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;

/**
 * What the token endpoint granted. Its failures commonly arrive as HTTP 200, so that only the body counts.
 *
 * @param apiDomain the API address that it names, or null
 */
record TokenAnswer(String accessToken, String apiDomain, Duration lifetime) {

    static final String THROTTLED = "zoho-token-throttled";

    private static final Duration USUAL_LIFETIME = Duration.ofHours(1);

    /** Throws {@link Failure.Blocked} when no token was granted. */
    static TokenAnswer of(JsonObject json) {
        String token = Json.text(json.get("access_token"));
        if (token == null || token.isBlank()) {
            throw refusal(json);
        }
        return new TokenAnswer(token, Json.text(json.get("api_domain")), lifetime(json));
    }

    /** {@code expires_in} is seconds; beside an {@code expires_in_sec}, as in very old answers, it is milliseconds. */
    private static Duration lifetime(JsonObject json) {
        String seconds = Json.text(json.get(json.containsKey("expires_in_sec") ? "expires_in_sec" : "expires_in"));
        return seconds != null && seconds.matches("\\d{1,9}")
                ? Duration.ofSeconds(Math.max(1, Long.parseLong(seconds)))
                : USUAL_LIFETIME;
    }

    private static Failure.Blocked refusal(JsonObject json) {
        String error = String.valueOf(Json.text(json.get("error"))).strip();
        String description = String.valueOf(Json.text(json.get("error_description")));
        String lower = (error + " " + description).toLowerCase(Locale.ROOT);
        if (lower.contains("access denied") || lower.contains("access_denied") || lower.contains("too many requests")) {
            return blocked(
                    THROTTLED,
                    "Zoho gives out no access token for now, because too many were asked for. It is asked again later.");
        }
        return switch (error) {
            case "invalid_client" ->
                blocked(
                        "zoho-client-unknown",
                        "Zoho does not know the client. Check ZOHO_CLIENT_ID, and that ZOHO_REGION is the data centre"
                                + " where it was registered.");
            case "invalid_client_secret" ->
                blocked(
                        "zoho-client-secret-wrong",
                        "Zoho refuses the client secret. Set ZOHO_CLIENT_SECRET; each data centre has its own.");
            case "invalid_code" ->
                blocked(
                        "zoho-refresh-token-invalid",
                        "Zoho refuses the refresh token: it was revoked or belongs to another client or data centre."
                                + " Grant access anew and set ZOHO_REFRESH_TOKEN.");
            default ->
                blocked(
                        "zoho-token-denied",
                        "Zoho gives out no access token (" + (error.matches("[A-Za-z_]{1,60}") ? error : "no reason")
                                + "). Check ZOHO_CLIENT_ID, ZOHO_CLIENT_SECRET, ZOHO_REFRESH_TOKEN and ZOHO_REGION.");
        };
    }

    private static Failure.Blocked blocked(String code, String text) {
        return Failure.blocked(ZohoErrors.ZOHO, code, text);
    }
}
