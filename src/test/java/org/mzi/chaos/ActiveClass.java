package org.mzi.chaos;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.mzi.platform.Json;
import org.mzi.sandbox.MoodleStandIn;
import org.mzi.sandbox.ZohoStandIn;

/** A class that becomes active in Zoho while many edits of it are announced at once: it gets one course, and Zoho its id. */
final class ActiveClass {

    static final int STORM = 20;

    private static final String MODULE = "BTEC_Classes";

    private final ZohoStandIn zoho;
    private final String id;
    private final AtomicInteger acknowledged = new AtomicInteger();

    private ActiveClass(ZohoStandIn zoho, String id) {
        this.zoho = zoho;
        this.id = id;
    }

    static ActiveClass in(ZohoStandIn zoho, int number) {
        return new ActiveClass(
                zoho, zoho.put(MODULE, Map.of("Class_Name", "Chaos, group " + number, "Class_Status", "Active")));
    }

    /** All edits at once, to all nodes. */
    void storm(Front front) {
        ExecutorService callers = Executors.newFixedThreadPool(STORM);
        for (int edit = 0; edit < STORM; edit++) {
            callers.execute(() -> {
                if (front.webhook("class_updated", id)) {
                    acknowledged.incrementAndGet();
                }
            });
        }
        callers.shutdown();
    }

    /** Nothing when Moodle and Zoho have what an acknowledged event promises; without one, a course is none too few. */
    Optional<Violation> check(MoodleStandIn moodle) {
        List<String> courses = moodle.courses().stream()
                .filter(course -> course.getString("idnumber").equals(id))
                .map(course -> Json.text(course.get("id")))
                .toList();
        String named = Json.text(zoho.record(MODULE, id).get("Moodle_Class_ID"));
        boolean kept = courses.size() == 1 && courses.get(0).equals(named);
        if (kept || acknowledged.get() == 0 && courses.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Violation("class " + id, "one course, named in Zoho", courses + ", named " + named));
    }
}
