package org.mzi.work;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mzi.platform.Database;
import org.mzi.platform.Settings;

/** Times claims as the engine makes them, for {@code bin/bench}. */
public final class ClaimTimes {

    private ClaimTimes() {}

    /** Claims batch after batch of one handler's pending events; milliseconds for each. */
    public static List<Double> claim(Database database, Clock clock, String handler, int batch, int times) {
        Claims claims = new Claims(database, clock, Settings.of(Map.of()));
        Named named = new Named(handler, batch);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long fence = claims.newFence();
            long start = System.nanoTime();
            int claimed = claims.claim(named, batch, fence).size();
            millis.add((System.nanoTime() - start) / 1e6);
            if (claimed < batch) {
                throw new IllegalStateException("Only " + claimed + " events were left to be claimed");
            }
        }
        return millis;
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
