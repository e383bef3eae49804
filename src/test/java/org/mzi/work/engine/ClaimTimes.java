package org.mzi.work.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mzi.platform.Database;
import org.mzi.platform.Settings;
import org.mzi.work.Batch;
import org.mzi.work.EventHandler;
import org.mzi.work.Handlers;
import org.mzi.work.Outcome;

/** Times claims and their ends as the engine makes them, for {@code bin/bench}. */
public final class ClaimTimes {

    private ClaimTimes() {}

    /** Milliseconds for each batch. */
    public record Times(List<Double> claim, List<Double> finish) {}

    /** Looks for, claims and finishes batch after batch of one handler's pending events; looking is not timed. */
    public static Times measure(Database database, Clock clock, String handler, int batch, int times) {
        Claims claims = new Claims(database, clock, Settings.of(Map.of()));
        Named named = new Named(handler, batch);
        Engine engine = new Engine(
                database, clock, Settings.of(Map.of()), claims, Handlers.of(List.of(named)), null, null, null);
        Times all = new Times(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < times; i++) {
            claims.due(List.of(handler));
            long fence = claims.newFence();
            long start = System.nanoTime();
            List<Claims.Claimed> claimed = claims.claim(named, batch, fence);
            all.claim().add((System.nanoTime() - start) / 1e6);
            if (claimed.size() < batch) {
                throw new IllegalStateException("Only " + claimed.size() + " events were left to be claimed");
            }
            start = System.nanoTime();
            new ClaimedBatch(engine, named, fence, claimed).finishAll(new Outcome.Done("pushed"));
            all.finish().add((System.nanoTime() - start) / 1e6);
        }
        return all;
    }

    private record Named(String name, int batchSize) implements EventHandler {
        @Override
        public Set<String> destinations() {
            return Set.of();
        }

        @Override
        public void handle(Batch batch) {
            throw new UnsupportedOperationException("Claims only");
        }
    }
}
