package org.mzi.bench;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mzi.platform.Database;
import org.mzi.work.Events;
import org.mzi.work.Events.Filter;

/** Times what the console asks of the events when they are those of {@link EventRows}. */
public final class ConsoleQueries {

    private static final int RUNS = 3;
    private static final int PAGE = 50;
    private static final int DEEP = 9_950;
    private static final int CAP = 10_001;

    private final Events events;
    private final Map<String, Double> millis = new LinkedHashMap<>();

    private ConsoleQueries(Database database) {
        events = Events.on(database);
    }

    /** Milliseconds by name: each filter counted and its first page read, as opening the screen does; the median of three. */
    public static Map<String, Double> time(Database database) {
        return new ConsoleQueries(database).timeAll();
    }

    private Map<String, Double> timeAll() {
        Events.Row some = events.page(Filter.ALL, 0, 1).get(0);
        OffsetDateTime newest = some.receivedAt();
        OffsetDateTime oldest = newest.minus(Duration.ofDays(33));
        screen("everything", Filter.ALL);
        for (String status :
                new String[] {"DONE", "COALESCED", "SKIPPED", "PARKED", "PENDING", "RUNNING", "DISCARDED"}) {
            screen("status " + status, Filter.ALL.withStatus(status));
        }
        screen("entity, frequent", filter(null, "zoho.students", null, null, null, null));
        screen("entity, rare", filter(null, "zoho.teachers", null, null, null, null));
        screen("entity, none", filter(null, "zoho.nothing", null, null, null, null));
        screen("entity, rare, and status", filter("DISCARDED", "zoho.teachers", null, null, null, null));
        screen("record", new Filter(null, null, some.recordKey(), null, null, null, null));
        screen("problem", filter(null, null, "moodle-timeout", null, null, null));
        screen("problem and entity", filter(null, "zoho.grades", "moodle-timeout", null, null, null));
        screen("problem and status", filter("PARKED", null, "moodle-timeout", null, null, null));
        screen("problem, none", filter(null, null, "no-such-problem", null, null, null));
        screen("text, frequent", filter(null, null, null, "moodle refused", null, null));
        screen("text, none", filter(null, null, null, "matches nothing at all", null, null));
        screen("text, none, and status", filter("PARKED", null, null, "matches nothing at all", null, null));
        screen("text, none, and entity", filter(null, "zoho.teachers", null, "matches nothing at all", null, null));
        screen("text, a record id", filter(null, null, null, some.recordKey(), null, null));
        screen("last hour", filter(null, null, null, null, newest.minusHours(1), null));
        screen("last week", filter(null, null, null, null, newest.minusDays(7), null));
        screen("the oldest day", filter(null, null, null, null, oldest, oldest.plusDays(1)));
        screen("all but the newest day", filter(null, null, null, null, oldest, newest.minusDays(1)));
        screen("an old week and status", filter("DISCARDED", null, null, null, oldest, oldest.plusDays(7)));
        screen("an old week and entity", filter(null, "zoho.teachers", null, null, oldest, oldest.plusDays(7)));
        screen("an old week and text", filter(null, null, null, "matches nothing", oldest, oldest.plusDays(7)));
        screen("a year ago", filter(null, null, null, null, newest.minusDays(366), newest.minusDays(365)));
        deep("everything", Filter.ALL);
        deep("status DONE", Filter.ALL.withStatus("DONE"));
        deep("status PARKED", Filter.ALL.withStatus("PARKED"));
        deep("entity, rare", filter(null, "zoho.teachers", null, null, null, null));
        deep("an old week", filter(null, null, null, null, oldest, oldest.plusDays(7)));
        deep("text, frequent", filter(null, null, null, "moodle refused", null, null));
        measure("numbers on the tabs", events::countsByStatus);
        measure("problems by kind", events::parkedKinds);
        return millis;
    }

    private void screen(String name, Filter filter) {
        measure(name, () -> {
            events.count(filter, CAP);
            events.page(filter, 0, PAGE);
        });
    }

    private void deep(String name, Filter filter) {
        measure(name + ", row 10,000", () -> events.page(filter, DEEP, PAGE));
    }

    private void measure(String name, Runnable query) {
        double[] runs = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long begun = System.nanoTime();
            query.run();
            runs[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(runs);
        millis.put(name, runs[RUNS / 2]);
    }

    private static Filter filter(
            String status, String entity, String problem, String text, OffsetDateTime from, OffsetDateTime to) {
        return new Filter(status, entity, null, problem, from, to, text);
    }
}
