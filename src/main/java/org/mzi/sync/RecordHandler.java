package org.mzi.sync;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mzi.moodle.MoodleClient;
import org.mzi.moodle.MoodleSettings;
import org.mzi.moodle.RecordResult;
import org.mzi.platform.Failure;
import org.mzi.platform.Problem;
import org.mzi.platform.Settings;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.records.Pushed;
import org.mzi.records.RecordStore;
import org.mzi.work.Batch;
import org.mzi.work.Event;
import org.mzi.work.EventHandler;
import org.mzi.work.Outcome;
import org.mzi.zoho.ZohoClient;
import org.mzi.zoho.remote.ZohoSettings;

/** Brings records of one entity type from Zoho to the integration database and to Moodle. */
final class RecordHandler implements EventHandler {

    private final EntityType type;
    private final EntityTypes types;
    private final Settings settings;
    private final ZohoReader reader;
    private final RecordWriter writer;
    private final MoodleClient moodle;
    private final Companion companion;

    RecordHandler(
            EntityType type,
            EntityTypes types,
            Settings settings,
            ZohoReader reader,
            RecordWriter writer,
            MoodleClient moodle,
            Companion companion) {
        this.companion = companion;
        this.type = type;
        this.types = types;
        this.settings = settings;
        this.reader = reader;
        this.writer = writer;
        this.moodle = moodle;
    }

    /** The handler's name for an entity type. */
    static String name(EntityType type) {
        return "zoho." + type.name();
    }

    @Override
    public String name() {
        return name(type);
    }

    @Override
    public Map<String, String> eventNames() {
        return type.events().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .name()));
    }

    @Override
    public boolean speaksFor(String module) {
        return types.ofModule(module).filter(type::equals).isPresent();
    }

    @Override
    public int batchSize() {
        return settings.get(ZohoSettings.IDS_PER_READ);
    }

    @Override
    public boolean oneAtATime() {
        return companion.inTurn();
    }

    @Override
    public Set<String> destinations() {
        String module = ModuleDestination.name(type);
        return type.moodle() && settings.get(MoodleSettings.ENABLED)
                ? Set.of(ZohoDestination.NAME, module, MoodleDestination.NAME)
                : Set.of(ZohoDestination.NAME, module);
    }

    @Override
    public void handle(Batch batch) {
        MoodleTarget target = MoodleTarget.of(settings);
        ZohoReader.Look look = look(batch);
        RecordWriter.Written written = writer.write(batch, type, look, type.moodle() && target.enabled());
        written.finish(batch, type, target);
        pushUpserts(batch, target, written.upserts());
        pushDeletions(batch, target, written.deletions());
    }

    private ZohoReader.Look look(Batch batch) {
        try {
            return reader.look(type, batch.events());
        } catch (Failure.Blocked blocked) {
            if (!ZohoClient.concernsOneModule(blocked)) {
                throw blocked;
            }
            Problem problem = blocked.problem();
            throw Failure.blocked(
                    ModuleDestination.name(type), problem.code(), problem.text(), blocked.atLeast(), blocked);
        }
    }

    private void pushUpserts(Batch batch, MoodleTarget target, List<ToPush> upserts) {
        if (upserts.isEmpty()) {
            return;
        }
        Map<String, Companion.Ready> ready = companion.before(upserts);
        park(batch, upserts, ready);
        List<ToPush> possible = upserts.stream()
                .filter(one -> ready.get(one.zohoId()).problem() == null)
                .toList();
        if (!possible.isEmpty()) {
            List<JsonObject> records = possible.stream()
                    .map(one -> MoodleContent.of(type, ready.get(one.zohoId()).record()))
                    .toList();
            note(batch, target, possible, withInstallments(possible, moodle.upsert(type.name(), records)), ready);
        }
    }

    private void park(Batch batch, List<ToPush> upserts, Map<String, Companion.Ready> ready) {
        Map<Long, Outcome> outcomes = new LinkedHashMap<>();
        Map<String, String> problems = new HashMap<>();
        for (ToPush one : upserts) {
            Problem problem = ready.get(one.zohoId()).problem();
            if (problem != null) {
                outcomes.put(one.event().id(), new Outcome.Parked(problem));
                problems.put(one.zohoId(), problem.text());
            }
        }
        if (!outcomes.isEmpty()) {
            List<Event> events = upserts.stream().map(ToPush::event).toList();
            Set<Long> held = new HashSet<>();
            batch.finish(outcomes, held::addAll, handle -> {
                writer.problems(handle, type, problems);
                writer.ended(handle, type, events, held, outcomes);
            });
        }
    }

    /** Sends the instalments of what Moodle took; a record is pushed when both are. */
    private List<RecordResult> withInstallments(List<ToPush> sent, List<RecordResult> results) {
        Set<String> taken = results.stream()
                .filter(result -> result.ok() && !"stale".equals(result.action()))
                .map(RecordResult::zohoId)
                .collect(Collectors.toSet());
        List<JsonObject> schedules = sent.stream()
                .filter(one -> taken.contains(one.zohoId()))
                .map(one -> MoodleContent.installments(type, one.record()))
                .filter(Objects::nonNull)
                .toList();
        if (schedules.isEmpty()) {
            return results;
        }
        Map<String, RecordResult> refused = moodle.upsert(Read.INSTALLMENTS, schedules).stream()
                .filter(result -> !result.ok())
                .collect(Collectors.toMap(RecordResult::zohoId, Function.identity()));
        return results.stream()
                .map(result -> refused.getOrDefault(result.zohoId(), result))
                .toList();
    }

    private void pushDeletions(Batch batch, MoodleTarget target, List<ToPush> deletions) {
        if (!deletions.isEmpty()) {
            List<String> ids = deletions.stream().map(ToPush::zohoId).toList();
            note(batch, target, deletions, moodle.delete(type.name(), ids), Map.of());
        }
    }

    /** Ends the events with what Moodle said of each record. */
    private void note(
            Batch batch,
            MoodleTarget target,
            List<ToPush> sent,
            List<RecordResult> results,
            Map<String, Companion.Ready> ready) {
        Map<String, RecordResult> byId =
                results.stream().collect(Collectors.toMap(RecordResult::zohoId, Function.identity()));
        Map<Long, Outcome> outcomes = new LinkedHashMap<>();
        List<ToPush> accepted = new ArrayList<>();
        Map<String, String> refused = new HashMap<>();
        for (ToPush one : sent) {
            RecordResult result = byId.get(one.zohoId());
            Outcome outcome = outcome(one, result, ready.get(one.zohoId()));
            outcomes.put(one.event().id(), outcome);
            if (outcome instanceof Outcome.Done) {
                accepted.add(one);
            } else {
                refused.put(
                        one.zohoId(),
                        result.ok() ? STALE.text() : result.problem().text());
            }
        }
        List<Event> events = sent.stream().map(ToPush::event).toList();
        Set<Long> held = new HashSet<>();
        batch.finish(outcomes, held::addAll, handle -> {
            target.hold(handle);
            writer.pushed(handle, type, pushed(accepted, byId, held));
            companion.accepted(
                    handle,
                    accepted.stream()
                            .filter(one -> held.contains(one.event().id()) && ready.containsKey(one.zohoId()))
                            .map(one -> ready.get(one.zohoId()))
                            .toList());
            writer.problems(handle, type, refused);
            writer.ended(handle, type, events, held, outcomes);
        });
    }

    private List<Pushed> pushed(List<ToPush> accepted, Map<String, RecordResult> results, Set<Long> held) {
        return accepted.stream()
                .filter(one -> held.contains(one.event().id()))
                .map(one -> new Pushed(
                        one.zohoId(),
                        one.hash(),
                        results.get(one.zohoId()).moodleId(),
                        results.get(one.zohoId()).status(),
                        writer.now()))
                .toList();
    }

    private static final Problem STALE = new Problem(
            "moodle-has-newer", "Moodle already has a newer state of this record; it is read from Zoho once more.");

    private static Outcome outcome(ToPush sent, RecordResult result, Companion.Ready ready) {
        if (!result.ok()) {
            return result.mayPass() ? new Outcome.Retry(result.problem(), null) : new Outcome.Parked(result.problem());
        }
        if ("stale".equals(result.action())) {
            return new Outcome.Retry(STALE, null);
        }
        if (sent.hash().equals(RecordStore.DELETED)) {
            return new Outcome.Done("deleted");
        }
        return new Outcome.Done(ready == null || ready.note() == null ? "pushed" : "pushed: " + ready.note());
    }

    /**
     * Something that Moodle has to be told.
     *
     * @param record all attributes, or null for a deletion
     * @param hash what to note as accepted
     */
    record ToPush(Event event, String zohoId, JsonObject record, String hash) {}
}
