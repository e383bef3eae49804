package org.mzi.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.mzi.platform.Json;
import org.mzi.platform.Secrets;

/** What the outbox of Moodle's plugin sends: events, made and signed as the plugin does. */
public final class MoodleOutbox {

    private static final String PATH = "/api/v1/webhooks/moodle/events";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI bridge;
    private final String secret;

    /** @param bridge its address, without a slash at the end */
    public MoodleOutbox(URI bridge, String secret) {
        this.bridge = bridge;
        this.secret = secret;
    }

    /** An event that happened now, with an id of its own. */
    public static JsonObject event(String type, JsonObject data) {
        return Json.builder()
                .add("event_id", UUID.randomUUID().toString())
                .add("event_type", type)
                .add("time", Instant.now().getEpochSecond())
                .add("data", data)
                .build();
    }

    /** The body of a call with these events. */
    public static byte[] body(Collection<JsonObject> events) {
        JsonArrayBuilder list = Json.array();
        events.forEach(list::add);
        return Json.builder().add("events", list).build().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A call signed now, ready to be sent. */
    public HttpRequest request(byte[] body) {
        return request(body, Instant.now().getEpochSecond());
    }

    /** The same, signed at another time. */
    public HttpRequest request(byte[] body, long timestamp) {
        String hex = Secrets.hmacSha256(secret, (timestamp + ".").getBytes(StandardCharsets.UTF_8), body);
        return unsigned(body)
                .header("X-MZI-Timestamp", Long.toString(timestamp))
                .header("X-MZI-Signature", "sha256=" + hex)
                .build();
    }

    /** A call without proof, to be completed. */
    public HttpRequest.Builder unsigned(byte[] body) {
        return HttpRequest.newBuilder(URI.create(bridge + PATH))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }
}
