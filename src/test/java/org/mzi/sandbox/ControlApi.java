package org.mzi.sandbox;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mzi.platform.Json;

/**
 * The sandbox's operations over HTTP, for chaos runs and the demo, where it is a process of its own that outlives the bridge.
 * Bodies and answers are JSON; a mistake is 400 {@code {"error"}}.
 *
 * <ul>
 *   <li>{@code GET health}, {@code GET settings}
 *   <li>{@code POST sample {"students","teachers","seed"}}; {@code POST trickle {"bridge","token","millis","seed"}}, {@code
 *       GET trickle}, {@code DELETE trickle}
 *   <li>{@code GET|POST zoho/records/<module>} (ids; put), {@code GET|PATCH|DELETE zoho/records/<module>/<id>}, {@code POST
 *       zoho/records/<module>/<id>/restore|hide|show}
 *   <li>{@code POST zoho/expire-tokens}, {@code POST zoho/token-limit {"on"}}
 *   <li>for {@code zoho} and {@code moodle}: {@code POST …/latency {"millis"}}, {@code POST …/faults
 *       {"kind","times","fault",…}} (see {@link Fault#named}), {@code DELETE …/faults}, {@code GET|DELETE …/counters}
 *   <li>{@code GET moodle/records/<entity>[/<id>]}, {@code GET moodle/history/<entity>/<id>}, {@code GET
 *       moodle/regressions}, {@code GET moodle/courses}, {@code POST moodle/refuse-stale {"on"}}, {@code POST
 *       moodle/old-plugin {"on"}}, {@code POST moodle/poison|reject|heal {"zoho_id","errorcode"}}
 * </ul>
 */
final class ControlApi {

    private final Sandbox sandbox;
    private Trickle trickle;

    ControlApi(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    Answer answer(Call call) {
        try {
            List<String> path = call.segments();
            JsonObject body = call.body().isBlank() ? JsonObject.EMPTY_JSON_OBJECT : Json.object(call.body());
            JsonValue answer =
                    switch (path.isEmpty() ? "" : path.get(0)) {
                        case "zoho" -> zoho(call, path.subList(1, path.size()), body);
                        case "moodle" -> moodle(call, path.subList(1, path.size()), body);
                        default -> general(call, path, body);
                    };
            return Answer.json(answer);
        } catch (JsonParsingException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NullPointerException
                | ClassCastException e) {
            // What JSON-P and lists throw for a key, a type or a part of the path that is not there.
            return Answer.json(
                    400,
                    Values.object().add("error", String.valueOf(e.getMessage())).build());
        }
    }

    private JsonValue general(Call call, List<String> path, JsonObject body) {
        return switch (call.method() + " " + String.join("/", path)) {
            case "GET health" -> Values.object().add("status", "UP").build();
            case "GET settings" -> Values.of(sandbox.settings());
            case "POST sample" -> sample(body);
            case "POST trickle" -> startTrickle(body);
            case "GET trickle" -> trickle();
            case "DELETE trickle" -> {
                close();
                yield done();
            }
            default -> throw unknown(call);
        };
    }

    private JsonValue sample(JsonObject body) {
        SampleData sample = new SampleData(sandbox.zoho(), body.getInt("seed", 1));
        return Values.object()
                .add("students", Values.arrayOf(sample.students(body.getInt("students", 0))))
                .add("teachers", Values.arrayOf(sample.teachers(body.getInt("teachers", 0))))
                .build();
    }

    private synchronized JsonValue startTrickle(JsonObject body) {
        close();
        trickle = Trickle.start(
                sandbox.zoho(),
                URI.create(body.getString("bridge")),
                body.getString("token"),
                Duration.ofMillis(body.getInt("millis", 1_000)),
                body.getInt("seed", 1));
        return done();
    }

    private synchronized JsonValue trickle() {
        return Values.object()
                .add("running", trickle != null)
                .add("accepted", trickle == null ? 0 : trickle.accepted())
                .add("lost", trickle == null ? 0 : trickle.lost())
                .build();
    }

    synchronized void close() {
        if (trickle != null) {
            trickle.close();
            trickle = null;
        }
    }

    private JsonValue zoho(Call call, List<String> path, JsonObject body) {
        ZohoStandIn zoho = sandbox.zoho();
        if (path.get(0).equals("records")) {
            return zohoRecords(call, path, body);
        }
        switch (call.method() + " " + path.get(0)) {
            case "POST latency" -> zoho.latency(millis(body));
            case "POST faults" -> zoho.fault(body.getString("kind"), Fault.named(body), body.getInt("times", 1));
            case "DELETE faults" -> zoho.clearFaults();
            case "POST expire-tokens" -> zoho.expireTokens();
            case "POST token-limit" -> zoho.tokenLimit(body.getBoolean("on"));
            case "DELETE counters" -> zoho.resetCalls();
            case "GET counters" -> {
                return counters(zoho.calls())
                        .add("credits", zoho.credits())
                        .add("peak_concurrency", zoho.peakConcurrency())
                        .build();
            }
            default -> throw unknown(call);
        }
        return done();
    }

    private JsonValue zohoRecords(Call call, List<String> path, JsonObject body) {
        ZohoStandIn zoho = sandbox.zoho();
        String module = path.get(1);
        String id = path.size() > 2 ? path.get(2) : "";
        String action = path.size() > 3 ? path.get(3) : "";
        switch (call.method() + (id.isEmpty() ? "" : " one") + (action.isEmpty() ? "" : " " + action)) {
            case "GET" -> {
                return Values.object()
                        .add("ids", Values.arrayOf(zoho.ids(module)))
                        .build();
            }
            case "POST" -> {
                return Values.object()
                        .add("id", zoho.put(module, withText(body)))
                        .build();
            }
            case "GET one" -> {
                return Values.of(zoho.record(module, id));
            }
            case "PATCH one" -> zoho.edit(module, id, withText(body));
            case "DELETE one" -> zoho.delete(module, id);
            case "POST one restore" -> zoho.restore(module, id);
            case "POST one hide" -> zoho.hide(module, id);
            case "POST one show" -> zoho.show(module, id);
            default -> throw unknown(call);
        }
        return done();
    }

    /** Ids and times are text for {@link ZohoStandIn#put}, not JSON. */
    private static Map<String, Object> withText(JsonObject body) {
        Map<String, Object> fields = new LinkedHashMap<>(body);
        fields.replaceAll((name, value) -> value instanceof JsonString text ? text.getString() : value);
        return fields;
    }

    private JsonValue moodle(Call call, List<String> path, JsonObject body) {
        MoodleStandIn moodle = sandbox.moodle();
        switch (call.method() + " " + path.get(0)) {
            case "POST latency" -> moodle.latency(millis(body));
            case "POST faults" -> moodle.fault(body.getString("kind"), Fault.named(body), body.getInt("times", 1));
            case "DELETE faults" -> moodle.clearFaults();
            case "POST refuse-stale" -> moodle.refuseStale(body.getBoolean("on"));
            case "POST old-plugin" -> moodle.oldPlugin(body.getBoolean("on"));
            case "POST poison" -> moodle.poison(body.getString("zoho_id"));
            case "POST reject" -> moodle.reject(body.getString("zoho_id"), body.getString("errorcode"));
            case "POST heal" -> moodle.heal(body.getString("zoho_id"));
            case "DELETE counters" -> moodle.resetCalls();
            default -> {
                return moodleState(call, path);
            }
        }
        return done();
    }

    private JsonValue moodleState(Call call, List<String> path) {
        MoodleStandIn moodle = sandbox.moodle();
        return switch (call.method() + " " + path.get(0)) {
            case "GET records" ->
                path.size() > 2
                        ? Values.of(moodle.record(path.get(1), path.get(2)))
                        : Values.of(moodle.records(path.get(1)));
            case "GET history" -> Values.arrayOf(moodle.history(path.get(1), path.get(2)));
            case "GET courses" -> courses(moodle);
            case "GET counters" -> counters(moodle.calls()).build();
            case "GET regressions" ->
                Values.object()
                        .add("regressions", moodle.regressions())
                        .add("stale_offers", moodle.staleOffers())
                        .add("duplicates", moodle.duplicates())
                        .build();
            default -> throw unknown(call);
        };
    }

    private static JsonValue courses(MoodleStandIn moodle) {
        JsonArrayBuilder list = Values.array();
        moodle.courses()
                .forEach(course -> list.add(Values.object(course)
                        .add(
                                "enrolled",
                                Values.arrayOf(moodle.enrolled(
                                        course.getJsonNumber("id").longValue())))));
        return list.build();
    }

    private static JsonObjectBuilder counters(Map<String, Long> calls) {
        return Values.object().add("calls", Values.of(calls));
    }

    private static Duration millis(JsonObject body) {
        return Duration.ofMillis(body.getInt("millis"));
    }

    private static JsonValue done() {
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private static IllegalArgumentException unknown(Call call) {
        return new IllegalArgumentException("No such operation: " + call.method() + " /control" + call.path());
    }
}
