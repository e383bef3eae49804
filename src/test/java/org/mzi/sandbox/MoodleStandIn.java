package org.mzi.sandbox;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.mzi.platform.Json;

/**
 * A Moodle 4.5 with the plugin, reached by REST: form data only (a JSON body finds no token), JSON answers only where asked
 * for, errors as HTTP 200. Kinds of calls are the names of the functions; {@code *} is all of them. Every method may be called
 * from any thread, at any time.
 */
public final class MoodleStandIn {

    static final String TOKEN = "sandboxmoodletoken0123456789abcd";
    private static final String PATH = "/webservice/rest/server.php";

    private final Face face = new Face();
    private final MoodleUsers users = new MoodleUsers();
    private final MoodleCourses courses = new MoodleCourses();
    private final MoodleRecords records = new MoodleRecords(users, courses);
    private final MoodleFunctions functions;
    private volatile String token = TOKEN;
    private volatile int maxInputVars = 1_000;

    MoodleStandIn(String siteUrl) {
        functions = new MoodleFunctions(siteUrl, records, users, courses);
    }

    Answer answer(Call call) {
        if (!call.path().equals(PATH)) {
            return Answer.html(404, "Not Found");
        }
        Map<String, String> form = new LinkedHashMap<>(call.query());
        String type = call.header("Content-Type");
        if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
            form.putAll(Form.parse(call.body(), maxInputVars));
        }
        String function = form.getOrDefault("wsfunction", "");
        Answer answer = face.serve(function, call, () -> {
            if (!token.equals(form.get("wstoken"))) {
                throw MoodleErrors.invalidToken();
            }
            return Answer.json(functions.call(function, form));
        });
        boolean json = "json".equals(form.get("moodlewsrestformat"));
        return json || !answer.contentType().startsWith("application/json") ? answer : asXml(answer);
    }

    private static Answer asXml(Answer answer) {
        return MoodleXml.of(Json.parse(new String(answer.body(), StandardCharsets.UTF_8)));
    }

    /**
     * The mirror table of an entity type (or {@code installments}): the attributes as sent, by Zoho id, with {@code deleted}
     * true or false.
     */
    public Map<String, JsonObject> records(String entity) {
        Map<String, JsonObject> all = new LinkedHashMap<>();
        mirror(entity).rows().forEach((id, row) -> all.put(id, shown(row)));
        return all;
    }

    /** One row of a mirror table, or null. */
    public JsonObject record(String entity, String zohoId) {
        MoodleMirror.Row row = mirror(entity).row(zohoId);
        return row == null ? null : shown(row);
    }

    private static JsonObject shown(MoodleMirror.Row row) {
        return Values.object(row.content()).add("deleted", row.deleted()).build();
    }

    private MoodleMirror mirror(String entity) {
        for (MoodleEntity known : MoodleEntity.values()) {
            if (known.entity().equals(entity)) {
                return records.mirror(known);
            }
        }
        throw new IllegalArgumentException("No such entity: " + entity);
    }

    /** Calls that brought or deleted records, oldest first, those that failed on their content too. */
    public List<MoodleReceived> received() {
        return functions.received();
    }

    /** Every {@code zoho_modified_time} that was accepted for a record, in the order it was. */
    public List<String> history(String entity, String zohoId) {
        MoodleMirror.Row row = mirror(entity).row(zohoId);
        return row == null ? List.of() : row.history();
    }

    /** How often an older {@code zoho_modified_time} was accepted after a newer one; stays 0 while stale ones are refused. */
    public long regressions() {
        return sum(MoodleMirror::regressions);
    }

    /** How often a record was offered that was older than what Moodle had, refused or not. */
    public long staleOffers() {
        return sum(MoodleMirror::staleOffers);
    }

    /** How often a record was offered that changed nothing. */
    public long duplicates() {
        return sum(MoodleMirror::duplicates);
    }

    private long sum(ToLongFunction<MoodleMirror> count) {
        return records.mirrors().mapToLong(count).sum();
    }

    /** True (as the plugin does): refuse stale records. False: accept and count them. */
    public void refuseStale(boolean refuse) {
        records.mirrors().forEach(mirror -> mirror.refuseStale(refuse));
    }

    /** True: a plugin without the set-based functions, which then do not exist. */
    public void oldPlugin(boolean old) {
        functions.old(old);
    }

    /** Takes a function out of the site, or puts it back. */
    public void function(String name, boolean exists) {
        if (exists) {
            functions.known().add(name);
        } else {
            functions.known().remove(name);
        }
    }

    /** Any call whose records contain this id fails as a whole, with a {@code TypeError} and no {@code errorcode}. */
    public void poison(String zohoId) {
        records.poison().add(zohoId);
    }

    /**
     * This record is refused, the others of its call are not. The row of a student or teacher who is {@code ambiguoususer} is kept,
     * without an account.
     */
    public void reject(String zohoId, String errorcode) {
        records.rejected().put(zohoId, errorcode);
    }

    /** Ends {@link #poison} and {@link #reject} for an id. */
    public void heal(String zohoId) {
        records.poison().remove(zohoId);
        records.rejected().remove(zohoId);
    }

    public void addUser(long id, String username, String email) {
        users.add(id, username, email);
    }

    /** The courses, as {@code core_course_get_courses_by_field} shows them. */
    public List<JsonObject> courses() {
        return courses.all();
    }

    /** {@code userid:roleid} of all whom {@code local_mzi_enrol_users} put into a course. */
    public Set<String> enrolled(long courseId) {
        return courses.enrolled(courseId);
    }

    /** A student hands in a photo, in place of one that waits, with a request that Zoho has under that id. */
    public void handInPhoto(String user, String zohoRequestId) {
        functions.photos().handIn(user, zohoRequestId);
    }

    /** By user id: whether the photo that waited went live. */
    public Map<String, Boolean> photos() {
        return functions.photos().decided();
    }

    /** Somebody makes a course in Moodle by hand; returns its id. */
    public long addCourse(String name) {
        Map<String, String> course = Map.of("fullname", name, "shortname", name, "categoryid", "1");
        return courses.create(List.of(course)).getJsonObject(0).getInt("id");
    }

    /** Somebody deletes the course in Moodle. */
    public void removeCourse(long courseId) {
        courses.remove(courseId);
    }

    /** The token that is accepted from now on. */
    public void token(String newToken) {
        token = newToken;
    }

    /** PHP's {@code max_input_vars}: form variables beyond it are dropped silently; 1,000 unless set. */
    public void maxInputVars(int most) {
        maxInputVars = most;
    }

    /** Time that every call takes; a real site needs 25 to 40 ms. */
    public void latency(Duration latency) {
        face.latency(latency);
    }

    /** Time that every record of a call takes in addition; a real site needs 0.1 to 1 ms. */
    public void latencyPerRecord(Duration latency) {
        functions.perRecord(latency);
    }

    /** The next {@code times} calls of a function go wrong; for less than 0 until {@link #clearFaults()}. */
    public void fault(String function, Fault fault, int times) {
        face.fault(function, fault, times);
    }

    public void clearFaults() {
        face.clearFaults();
    }

    public long calls(String function) {
        return face.calls(function);
    }

    public Map<String, Long> calls() {
        return face.calls();
    }

    public List<Request> requests() {
        return face.requests();
    }

    /** Forgets calls, requests and what was received; records stay. */
    public void resetCalls() {
        face.reset();
        functions.clearReceived();
    }

    /** Empties the mirror tables, with their counts of stale offers, regressions and duplicates, courses and photos. */
    public void clearRecords() {
        functions.photos().clear();
        records.mirrors().forEach(MoodleMirror::clear);
        courses.clear();
    }
}
