package org.mzi.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import org.mzi.platform.Json;
import org.mzi.platform.ProblemException;
import org.mzi.platform.Settings;
import org.mzi.platform.Startup;
import org.mzi.work.NewEvent;

/** Stores events and words the answer. */
@ApplicationScoped
class Acceptance {

    private final SharedCommit commit;
    private final Settings settings;
    private final Startup startup;
    private volatile boolean ready;

    @Inject
    Acceptance(SharedCommit commit, Settings settings, Startup startup) {
        this.commit = commit;
        this.settings = settings;
        this.startup = startup;
    }

    Acceptance() {
        this(null, null, null);
    }

    Response accept(List<NewEvent> events) {
        return accept(events, SharedCommit.deadline());
    }

    /** The deadline as {@link SharedCommit#deadline} gave it. */
    Response accept(List<NewEvent> events, long deadline) {
        JsonArrayBuilder ids = Json.array();
        store(events, deadline).forEach(id -> ids.add(id.longValue()));
        return accepted(ids);
    }

    /** Ids in the order of the events, committed; null for one that was known already. Ends the request with 503 otherwise. */
    List<Long> store(List<NewEvent> events, long deadline) {
        requireReady();
        return events.isEmpty() ? List.of() : commit.store(events, deadline);
    }

    /** The answer to a call that was dealt with. */
    Response accepted(JsonArrayBuilder events) {
        String body = Json.builder()
                .add("status", "accepted")
                .add("events", events)
                .build()
                .toString();
        return Response.status(settings.get(IntakeSettings.SUCCESS_STATUS))
                .entity(body)
                .build();
    }

    /** Ends the request with 503 while the database is not ready. */
    void requireReady() {
        if (!ready) {
            ready = startup.isReady();
        }
        if (!ready) {
            ProblemException answer = new ProblemException(
                    503, startup.problem().code(), startup.problem().text());
            answer.getResponse().getHeaders().putSingle("Retry-After", "5");
            throw answer;
        }
    }

    static ProblemException unknown(Collection<String> known) {
        return new ProblemException(
                404, "unknown-event", "There is no such event. Known are: " + String.join(", ", known) + '.');
    }
}
