package org.mzi.erasure;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.mzi.moodle.MoodleClient;
import org.mzi.moodle.MoodleSettings;
import org.mzi.platform.Database;
import org.mzi.platform.Settings;
import org.mzi.work.Batch;
import org.mzi.work.Event;
import org.mzi.work.EventHandler;
import org.mzi.work.Outcome;

/** Removes a student from Moodle's mirror, where the plugin can. Waits for a Moodle that is paused. */
final class MoodleErase implements EventHandler {

    static final String NAME = "student.erase-in-moodle";

    private static final String MOODLE = "moodle";

    private final Database database;
    private final Clock clock;
    private final Settings settings;
    private final MoodleClient moodle;

    MoodleErase(Database database, Clock clock, Settings settings, MoodleClient moodle) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.moodle = moodle;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public Set<String> destinations() {
        return settings.get(MoodleSettings.ENABLED) ? Set.of(MOODLE) : Set.of();
    }

    @Override
    public void handle(Batch batch) {
        Event event = batch.events().get(0);
        Erasure.MoodleResult result = erase(event.recordKey());
        ErasureTable.Row order = database.read(handle -> ErasureTable.newest(handle, event.recordKey()))
                .orElseThrow(() -> new IllegalStateException("Event " + event.id() + " erases without an order"));
        batch.finish(
                Map.of(event.id(), outcome(result)),
                claimed -> {},
                handle -> ErasureTable.inMoodle(handle, order.id(), OffsetDateTime.now(clock), result));
    }

    private Erasure.MoodleResult erase(String zohoId) {
        if (!settings.get(MoodleSettings.ENABLED)) {
            return Erasure.MoodleResult.OFF;
        }
        OptionalInt rows = moodle.eraseStudent(zohoId);
        if (rows.isEmpty()) {
            return Erasure.MoodleResult.NOT_OFFERED;
        }
        return rows.getAsInt() == 0 ? Erasure.MoodleResult.ABSENT : Erasure.MoodleResult.ERASED;
    }

    private static Outcome outcome(Erasure.MoodleResult result) {
        return switch (result) {
            case ERASED -> new Outcome.Done("erased in Moodle");
            case ABSENT -> new Outcome.Skipped("not in Moodle");
            case NOT_OFFERED -> new Outcome.Skipped("left in Moodle: its plugin cannot erase");
            case OFF -> new Outcome.Skipped("left in Moodle: MOODLE_ENABLED is false");
        };
    }
}
