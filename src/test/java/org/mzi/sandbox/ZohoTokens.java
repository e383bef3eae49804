package org.mzi.sandbox;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Zoho's accounts server. Docs pages "Multi-DC" and "Token validity": failures are HTTP 200 with {@code error}; a refresh
 * answer holds no refresh token; an access token lives an hour; 10 access tokens in 10 minutes per refresh token, then
 * {@code Access Denied}; of more than 10 active ones the oldest dies.
 */
final class ZohoTokens {

    static final String CLIENT_ID = "1000.SANDBOXCLIENT";
    static final String CLIENT_SECRET = "sandbox-client-secret";
    static final String REFRESH_TOKEN = "1000.sandbox.refresh";
    private static final String SCOPE =
            "ZohoCRM.modules.ALL,ZohoCRM.settings.ALL,ZohoCRM.coql.READ,ZohoCRM.notifications.ALL,ZohoCRM.users.READ,ZohoCRM.org.READ";
    private static final int MOST_ACTIVE = 10;

    private final Supplier<Clock> clock;
    private final Map<String, Instant> accessTokens = new LinkedHashMap<>();
    private final Set<String> refreshTokens = new HashSet<>(Set.of(REFRESH_TOKEN));
    private final Set<String> codes = new HashSet<>();
    private final Deque<Instant> issued = new ArrayDeque<>();
    private Duration life = Duration.ofSeconds(3600);
    private int limit = 10;
    private Duration window = Duration.ofMinutes(10);

    ZohoTokens(Supplier<Clock> clock) {
        this.clock = clock;
    }

    synchronized Answer token(Call call, String apiDomain) {
        Map<String, String> form = Form.parse(call.body());
        if (!CLIENT_ID.equals(form.get("client_id"))) {
            return error("invalid_client");
        }
        if (!CLIENT_SECRET.equals(form.get("client_secret"))) {
            return error("invalid_client_secret");
        }
        JsonObjectBuilder answer = Values.object();
        switch (form.getOrDefault("grant_type", "")) {
            case "refresh_token" -> {
                if (!refreshTokens.contains(form.get("refresh_token"))) {
                    return error("invalid_code");
                }
            }
            case "authorization_code" -> {
                if (!codes.remove(form.get("code"))) {
                    return error("invalid_code");
                }
                String refreshToken = "1000.refresh." + UUID.randomUUID();
                refreshTokens.add(refreshToken);
                answer.add("refresh_token", refreshToken);
            }
            default -> {
                return error("invalid_request");
            }
        }
        if (isThrottled()) {
            return throttled();
        }
        return Answer.json(answer.add("access_token", issue())
                .add("scope", SCOPE)
                .add("api_domain", apiDomain)
                .add("token_type", "Bearer")
                .add("expires_in", life.toSeconds())
                .build());
    }

    private boolean isThrottled() {
        Instant now = clock.get().instant();
        while (!issued.isEmpty() && !issued.peekFirst().isAfter(now.minus(window))) {
            issued.removeFirst();
        }
        return issued.size() >= limit;
    }

    private String issue() {
        Instant now = clock.get().instant();
        issued.addLast(now);
        String token = "1000." + UUID.randomUUID();
        accessTokens.put(token, now.plus(life));
        if (accessTokens.size() > MOST_ACTIVE) {
            accessTokens.remove(accessTokens.keySet().iterator().next());
        }
        return token;
    }

    synchronized Answer revoke(Call call) {
        if (!refreshTokens.remove(
                call.query().getOrDefault("token", Form.parse(call.body()).get("token")))) {
            return Answer.html(400, "Bad Request");
        }
        accessTokens.clear();
        return Answer.json(Values.object().add("status", "success").build());
    }

    /** Refuses with 401 what is not {@code Authorization: Zoho-oauthtoken <a token that is alive>}. */
    synchronized void check(Call call) {
        String header = call.header("Authorization");
        String token = header == null || !header.startsWith("Zoho-oauthtoken ") ? null : header.substring(16);
        Instant end = accessTokens.get(token);
        if (end == null || !end.isAfter(clock.get().instant())) {
            throw new Refusal(Fault.unauthorized().answer());
        }
    }

    synchronized void life(Duration duration) {
        life = duration;
    }

    synchronized void limit(int tokens, Duration inThis) {
        limit = tokens;
        window = inThis;
    }

    synchronized String grantCode() {
        String code = "1000.code." + UUID.randomUUID();
        codes.add(code);
        return code;
    }

    synchronized void expireAll() {
        accessTokens.clear();
    }

    synchronized void revokeRefreshToken() {
        refreshTokens.clear();
        accessTokens.clear();
    }

    static Answer error(String word) {
        return Answer.json(Values.object().add("error", word).build());
    }

    static Answer throttled() {
        JsonValue body = Values.object()
                .add("error", "Access Denied")
                .add(
                        "error_description",
                        "You have made too many requests continuously. Please try again after some time.")
                .add("status", "failure")
                .build();
        return Answer.json(body);
    }
}
