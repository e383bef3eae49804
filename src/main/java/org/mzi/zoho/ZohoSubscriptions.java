package org.mzi.zoho;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;
import org.mzi.zoho.remote.Price;
import org.mzi.zoho.remote.Reply;
import org.mzi.zoho.remote.ZohoErrors;
import org.mzi.zoho.remote.ZohoRemote;

/**
 * Subscribes to notifications ({@code /actions/watch}). Each operation throws {@link Failure} when it cannot be done. One
 * call, one credit; a list takes one for each 200 channels. Source of forms and limits: Zoho's OpenAPI file
 * "notifications" and the docs pages "Notifications".
 */
@ApplicationScoped
public class ZohoSubscriptions {

    private static final String SCOPES = "ZohoCRM.notifications.ALL";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final int PER_PAGE = 200;
    private static final int MOST_PAGES = 20;

    private final ZohoRemote remote;

    @Inject
    ZohoSubscriptions(ZohoRemote remote) {
        this.remote = remote;
    }

    ZohoSubscriptions() {
        this(null);
    }

    /** The channels that are alive and were made by the user whom the refresh token stands for. */
    public List<Subscription> all() {
        List<Subscription> found = new ArrayList<>();
        boolean more = true;
        for (int page = 1; more && page <= MOST_PAGES; page++) {
            int number = page;
            Reply reply =
                    remote.call(Price.CALL, (api, authorization) -> api.channels(authorization, number, PER_PAGE));
            List<JsonObject> rows = reply.isEmpty() ? List.of() : reply.rows("watch");
            if (rows == null || !reply.isEmpty() && reply.status() != 200) {
                throw ZohoErrors.of(reply, null, SCOPES);
            }
            rows.forEach(row -> found.add(subscription(row)));
            more = reply.moreRecords();
        }
        return found;
    }

    /**
     * Subscribes, or, when Zoho has a channel of that id, replaces all about it.
     *
     * @param wanted with {@code expiresAt} at most a week from now: Zoho makes an hour of what is later
     * @param token at most 50 characters; each notification carries it
     * @return when Zoho will stop to notify
     */
    public Instant put(Subscription wanted, String token) {
        String body = body(wanted, token);
        Reply reply = remote.call(Price.CALL, (api, authorization) -> api.resubscribe(authorization, body));
        if (reply.code().equals("NOT_SUBSCRIBED")) {
            return subscribe(wanted, token);
        }
        return expiry(reply, wanted);
    }

    /** As {@link #put}, for a channel that Zoho does not have. */
    public Instant subscribe(Subscription wanted, String token) {
        String body = body(wanted, token);
        return expiry(remote.call(Price.CALL, (api, authorization) -> api.subscribe(authorization, body)), wanted);
    }

    /** Ends a channel; one that is not there is no error. */
    public void end(String channelId) {
        Reply reply = remote.call(Price.CALL, (api, authorization) -> api.unsubscribe(authorization, channelId));
        boolean gone = reply.code().equals("INVALID_DATA") || reply.code().equals("NOT_SUBSCRIBED");
        if (!gone && !isSuccess(reply)) {
            throw ZohoErrors.of(reply, null, SCOPES);
        }
    }

    private static String body(Subscription wanted, String token) {
        JsonArrayBuilder events = Json.array();
        wanted.operations().stream().sorted().forEach(operation -> events.add(wanted.module() + "." + operation));
        return Json.builder()
                .add(
                        "watch",
                        Json.array()
                                .add(Json.builder()
                                        .add("channel_id", wanted.channelId())
                                        .add("events", events)
                                        .add(
                                                "channel_expiry",
                                                SECONDS.format(
                                                        wanted.expiresAt().atOffset(ZoneOffset.UTC)))
                                        .add("token", token)
                                        .add("notify_url", wanted.notifyUrl())
                                        .add("notify_on_related_action", false)))
                .build()
                .toString();
    }

    private static boolean isSuccess(Reply reply) {
        List<JsonObject> rows = reply.rows("watch");
        return reply.status() < 300
                && rows != null
                && rows.size() == 1
                && "success".equals(Json.text(rows.get(0).get("status")));
    }

    private static Instant expiry(Reply reply, Subscription wanted) {
        if (!isSuccess(reply)) {
            throw ZohoErrors.of(reply, wanted.module(), SCOPES);
        }
        if (reply.rows("watch").get(0).get("details") instanceof JsonObject details
                && details.get("events") instanceof JsonArray events
                && !events.isEmpty()
                && events.get(0) instanceof JsonObject event
                && time(event) != null) {
            return time(event);
        }
        return wanted.expiresAt();
    }

    private static Subscription subscription(JsonObject row) {
        Set<String> operations = new HashSet<>();
        String module = Json.text(row.get("resource_name"));
        if (row.get("events") instanceof JsonArray events) {
            for (JsonString event : events.getValuesAs(JsonString.class)) {
                int dot = event.getString().lastIndexOf('.');
                operations.add(event.getString().substring(dot + 1));
                module = module == null && dot > 0 ? event.getString().substring(0, dot) : module;
            }
        }
        return new Subscription(
                String.valueOf(Json.text(row.get("channel_id"))),
                String.valueOf(module),
                operations,
                time(row),
                String.valueOf(Json.text(row.get("notify_url"))));
    }

    private static Instant time(JsonObject row) {
        String text = Json.text(row.get("channel_expiry"));
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
