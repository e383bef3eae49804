package org.mzi.moodle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mzi.moodle.Answers.Sent;
import org.mzi.platform.Failure;
import org.mzi.platform.Json;

/**
 * Puts records into Moodle through the plugin {@code local_mzi}. Entity types are named as in the set-based functions,
 * e.g. {@code students}; another name is an {@link IllegalArgumentException}. What goes wrong with a whole call is a
 * {@link Failure}; calls before it may have had their effect.
 */
@ApplicationScoped
public class MoodleClient {

    static final String UPSERT = "local_mzi_upsert_records";
    static final String DELETE = "local_mzi_delete_records";
    static final String ERASE_STUDENT = "local_mzi_erase_student";
    static final String APPROVE_PHOTO = "local_mzi_approve_photo";

    /** Version of the plugin from which on a decision on a photo names its request. */
    private static final long PHOTOS_OF_REQUESTS = 2026112303L;

    private final MoodleSite site;

    @Inject
    MoodleClient(MoodleSite site) {
        this.site = site;
    }

    MoodleClient() {
        this(null);
    }

    /** Whether Moodle has a place for records of this type; without one they end as {@link RecordResult#LOCAL}. */
    public boolean accepts(String entity) {
        return EntityFunctions.of(entity).isInMoodle();
    }

    /**
     * Creates or updates records, in calls of up to 500.
     *
     * @param records each with its {@code zoho_<entity>_id} ({@link IllegalArgumentException} if not); keys that are left out keep their value in Moodle
     * @return one result for each record, in their order
     */
    public List<RecordResult> upsert(String entity, List<JsonObject> records) {
        EntityFunctions functions = EntityFunctions.of(entity);
        List<Sent> all = records.stream()
                .map(content -> new Sent(functions.zohoIdOf(content), content))
                .toList();
        if (!functions.isInMoodle()) {
            return all.stream().map(sent -> RecordResult.local(sent.zohoId())).toList();
        }
        return inChunks(all, UPSERT, chunk -> upsertSet(functions, chunk), sent -> upsertOne(functions, sent));
    }

    /**
     * Deletes records by Zoho id, or marks them as deleted, as the plugin does for that type; one that is not there is no
     * error.
     *
     * @return one result for each id, in their order; {@link RecordResult#LOCAL} where the site's plugin is too old to
     *     delete such records
     */
    public List<RecordResult> delete(String entity, List<String> zohoIds) {
        EntityFunctions functions = EntityFunctions.of(entity);
        if (!functions.isInMoodle()) {
            return zohoIds.stream().map(RecordResult::local).toList();
        }
        List<Sent> all = zohoIds.stream()
                .map(zohoId -> new Sent(zohoId, JsonValue.EMPTY_JSON_OBJECT))
                .toList();
        return inChunks(all, DELETE, chunk -> deleteSet(functions, chunk), sent -> deleteOne(functions, sent));
    }

    /** Whether the site's plugin can erase a student; at most 10 minutes old. */
    public boolean erasesStudents() {
        return site.info().has(ERASE_STUDENT);
    }

    /**
     * Removes all rows about a student from the plugin's tables, for good. One that is not there is no error.
     *
     * @return how many rows; empty, and nothing is done, where the site's plugin does not offer it
     */
    public OptionalInt eraseStudent(String zohoId) {
        if (!site.refresh().has(ERASE_STUDENT)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Answers.ofErasure(
                ERASE_STUDENT, site.call(ERASE_STUDENT, Map.of(EntityFunctions.STUDENTS.zohoIdKey(), zohoId))));
    }

    /**
     * Lets the photo that came with a request go live, or turns it down. One that the user has uploaded since is left alone; a
     * plugin that is too old to tell takes whichever photo waits.
     *
     * @return false where no such photo waits, for example because it was decided on before
     */
    public boolean approvePhoto(String userId, String zohoRequestId, boolean approved) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("moodle_user_id", userId);
        parameters.put("approved", approved ? "1" : "0");
        if (site.info().has(APPROVE_PHOTO, PHOTOS_OF_REQUESTS)) {
            parameters.put(EntityFunctions.REQUESTS.zohoIdKey(), zohoRequestId);
        }
        return Answers.ofPhoto(APPROVE_PHOTO, site.call(APPROVE_PHOTO, parameters));
    }

    /** What the site is and offers, at most 10 minutes old. */
    public SiteInfo siteInfo() {
        return site.info();
    }

    /**
     * Proves that address, token, service and, with a plugin that has the set-based functions, the capability are right,
     * without changing anything. Throws {@link Failure} if not.
     */
    public void probe() {
        SiteInfo info = site.refresh();
        if (info.has(UPSERT)) {
            upsertSet(EntityFunctions.STUDENTS, List.of());
        } else if (!info.has(EntityFunctions.STUDENTS.upsertFunction())) {
            throw Failure.blocked(
                    MoodleErrors.MOODLE,
                    "moodle-plugin-missing",
                    "The token's service has no function of the plugin local_mzi. Install the plugin in Moodle and make the "
                            + "token for its service local_mzi_service.");
        }
    }

    private interface ChunkCall {
        List<RecordResult> send(List<Sent> chunk);
    }

    private interface RecordCall {
        RecordResult send(Sent sent);
    }

    private List<RecordResult> inChunks(List<Sent> all, String function, ChunkCall set, RecordCall one) {
        List<RecordResult> results = new ArrayList<>();
        for (List<Sent> chunk : Chunks.of(all)) {
            results.addAll(whereOffered(function, () -> set.send(chunk), () -> chunk.stream()
                    .map(one::send)
                    .toList()));
        }
        return results;
    }

    /** A refusal of the set-based function decides only if the site still offers it. */
    private List<RecordResult> whereOffered(
            String function, Supplier<List<RecordResult>> set, Supplier<List<RecordResult>> oneByOne) {
        if (!site.info().has(function)) {
            return oneByOne.get();
        }
        try {
            return set.get();
        } catch (Failure.Blocked refused) {
            if (!MoodleErrors.refusesFunction(refused) || site.info().has(function)) {
                throw refused;
            }
            return oneByOne.get();
        }
    }

    private List<RecordResult> upsertSet(EntityFunctions functions, List<Sent> chunk) {
        String records =
                chunk.stream().map(sent -> sent.content().toString()).collect(Collectors.joining(",", "[", "]"));
        return set(UPSERT, functions, "recordsdata", records, chunk);
    }

    private List<RecordResult> deleteSet(EntityFunctions functions, List<Sent> chunk) {
        String ids =
                Json.array(chunk.stream().map(Sent::zohoId).toList()).build().toString();
        return set(DELETE, functions, "zohoids", ids, chunk);
    }

    private List<RecordResult> set(
            String function, EntityFunctions functions, String parameter, String json, List<Sent> chunk) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("entity", functions.entity());
        parameters.put(parameter, json);
        return Answers.ofSet(function, chunk, site.call(function, parameters));
    }

    private RecordResult upsertOne(EntityFunctions functions, Sent sent) {
        return one(functions, functions.upsertFunction(), functions.upsertParameters(sent.content()), sent);
    }

    private RecordResult deleteOne(EntityFunctions functions, Sent sent) {
        return functions.deleteFunction() == null
                ? RecordResult.local(sent.zohoId())
                : one(functions, functions.deleteFunction(), functions.deleteParameters(sent.zohoId()), sent);
    }

    /** A refusal for good of a call with one record is the refusal of that record. */
    private RecordResult one(EntityFunctions functions, String function, Map<String, String> parameters, Sent sent) {
        try {
            return Answers.ofSingle(functions, function, sent, site.call(function, parameters));
        } catch (Failure.Permanent refused) {
            return RecordResult.refused(sent.zohoId(), refused.problem());
        }
    }
}
