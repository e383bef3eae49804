package org.mzi.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParsingException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.mzi.platform.Json;

/**
 * Notification channels. Docs pages "Notifications: enable, update, disable": a channel lives a week at most, an hour when its
 * expiry is missing or too far; a token has at most 50 characters, an address 255; an expired channel cannot be changed ({@code
 * NOT_SUBSCRIBED}). This stand-in keeps channels and calls nobody: see {@link Trickle}.
 */
final class ZohoChannels {

    private static final Duration LONGEST = Duration.ofDays(7);

    private final Supplier<Instant> now;
    private final Map<String, JsonObject> channels = new ConcurrentHashMap<>();

    ZohoChannels(Supplier<Instant> now) {
        this.now = now;
    }

    List<JsonObject> all() {
        return channels.values().stream().filter(this::isAlive).toList();
    }

    void put(JsonObject channel) {
        channels.put(channel.getString("channel_id"), channel);
    }

    void lose(String id) {
        channels.remove(id);
    }

    void clear() {
        channels.clear();
    }

    Answer answer(Call call) {
        return switch (call.method()) {
            case "GET" -> list(call.query().get("channel_id"));
            case "POST" -> each(call, 201, false);
            case "PUT", "PATCH" -> each(call, 200, true);
            case "DELETE" -> delete(call.query().getOrDefault("channel_ids", ""));
            default -> throw ZohoErrors.noSuchPath();
        };
    }

    private Answer list(String id) {
        JsonArrayBuilder list = Values.array();
        List<JsonObject> found = all().stream()
                .filter(channel -> id == null || channel.getString("channel_id").equals(id))
                .toList();
        found.forEach(channel -> {
            String event = channel.getJsonArray("events").getString(0);
            JsonObjectBuilder shown = Values.object(channel)
                    .remove("token")
                    .add("resource_name", event.substring(0, event.lastIndexOf('.')));
            list.add(shown);
        });
        return found.isEmpty()
                ? Answer.empty(204)
                : Answer.json(Values.object()
                        .add("watch", list)
                        .add("info", Values.object().add("count", found.size()).add("more_records", false))
                        .build());
    }

    private Answer each(Call call, int success, boolean change) {
        JsonArray wanted;
        try {
            wanted = Json.object(call.body()).getJsonArray("watch");
        } catch (JsonParsingException e) {
            throw ZohoErrors.invalid("expected_data_type", "jsonobject");
        }
        List<JsonObject> results = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            results.add(store(wanted.getJsonObject(i), change));
        }
        return answer(results, success);
    }

    private JsonObject store(JsonObject wanted, boolean change) {
        String id = Json.text(wanted.get("channel_id"));
        if (id == null
                || !id.matches("\\d{1,19}")
                || wanted.getString("notify_url", "").length() > 255
                || wanted.getString("token", "").length() > 50) {
            return ZohoErrors.body("INVALID_DATA", JsonObject.EMPTY_JSON_OBJECT, "invalid data");
        }
        JsonObject before = channels.get(id);
        if (change && (before == null || !isAlive(before))) {
            return ZohoErrors.body(
                    "NOT_SUBSCRIBED", Values.object().add("channel_id", id).build(), "Not subscribed");
        }
        JsonObjectBuilder channel = change ? Values.object(before) : Values.object();
        wanted.forEach(channel::add);
        String expiry = ZohoView.time(expiry(wanted));
        channels.put(
                id, channel.add("channel_id", id).add("channel_expiry", expiry).build());
        JsonObject event = Values.object()
                .add("channel_id", id)
                .add("channel_expiry", expiry)
                .build();
        return success(Values.object().add("events", Values.array().add(event)).build());
    }

    private Instant expiry(JsonObject wanted) {
        Instant hour = now.get().plus(Duration.ofHours(1));
        if (!wanted.containsKey("channel_expiry")) {
            return hour;
        }
        try {
            Instant expiry =
                    OffsetDateTime.parse(wanted.getString("channel_expiry")).toInstant();
            return expiry.isAfter(now.get().plus(LONGEST)) ? hour : expiry;
        } catch (DateTimeException e) {
            throw ZohoErrors.invalid("api_name", "channel_expiry");
        }
    }

    private Answer delete(String ids) {
        List<JsonObject> results = Arrays.stream(ids.split(","))
                .map(id -> channels.remove(id) == null
                        ? ZohoErrors.body(
                                "INVALID_DATA",
                                Values.object().add("channel_id", id).build(),
                                "invalid data")
                        : success(Values.object().add("channel_id", id).build()))
                .toList();
        return answer(results, 200);
    }

    private boolean isAlive(JsonObject channel) {
        return OffsetDateTime.parse(channel.getString("channel_expiry"))
                .toInstant()
                .isAfter(now.get());
    }

    private static Answer answer(List<JsonObject> results, int success) {
        long good = results.stream()
                .filter(row -> row.getString("status").equals("success"))
                .count();
        int status = good == results.size() ? success : good == 0 ? 400 : 207;
        return Answer.json(
                status, Values.object().add("watch", Values.arrayOf(results)).build());
    }

    private static JsonObject success(JsonObject details) {
        return Values.object()
                .add("status", "success")
                .add("code", "SUCCESS")
                .add("message", "Successfully subscribed for actions-watch of the given module")
                .add("details", details)
                .build();
    }
}
