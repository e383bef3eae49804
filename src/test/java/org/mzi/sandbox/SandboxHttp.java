package org.mzi.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.mzi.platform.Json;

/** Speaks to the stand-ins as a bridge would. */
final class SandboxHttp {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> settings;
    private String accessToken;

    SandboxHttp(Sandbox sandbox) {
        this.settings = sandbox.settings();
    }

    record Reply(int status, String contentType, String body) {

        JsonObject json() {
            return Json.object(body);
        }

        JsonArray data() {
            return json().getJsonArray("data");
        }

        String code() {
            return json().getString("code");
        }
    }

    Reply refresh() {
        Reply reply = form(
                settings.get("ZOHO_ACCOUNTS_URL") + "/oauth/v2/token",
                "grant_type",
                "refresh_token",
                "client_id",
                settings.get("ZOHO_CLIENT_ID"),
                "client_secret",
                settings.get("ZOHO_CLIENT_SECRET"),
                "refresh_token",
                settings.get("ZOHO_REFRESH_TOKEN"));
        if (reply.body().contains("access_token")) {
            accessToken = reply.json().getString("access_token");
        }
        return reply;
    }

    Reply zoho(String path, String... headers) {
        return send(api(path, headers).GET().build());
    }

    Reply zohoWrite(String method, String path, JsonValue body) {
        return send(api(path)
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    Reply coql(String query) {
        return zohoWrite(
                "POST", "/coql", Values.object().add("select_query", query).build());
    }

    private HttpRequest.Builder api(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(settings.get("ZOHO_API_URL") + "/crm/v8" + path));
        if (accessToken != null) {
            request.header("Authorization", "Zoho-oauthtoken " + accessToken);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    Reply moodle(String function, String... parameters) {
        String[] first = {"wstoken", settings.get("MOODLE_TOKEN"), "wsfunction", function, "moodlewsrestformat", "json"
        };
        String[] all = Arrays.copyOf(first, first.length + parameters.length);
        System.arraycopy(parameters, 0, all, first.length, parameters.length);
        return form(moodleUrl(), all);
    }

    String moodleUrl() {
        return settings.get("MOODLE_BASE_URL") + "/webservice/rest/server.php";
    }

    Reply form(String url, String... pairs) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            form.put(pairs[i], pairs[i + 1]);
        }
        String body = form.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return post(url, "application/x-www-form-urlencoded", body);
    }

    Reply post(String url, String contentType, String body) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Reply(response.statusCode(), type, response.body());
        } catch (IOException e) {
            return new Reply(0, "", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
