package org.mzi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import org.mzi.platform.Database;
import org.mzi.platform.Problem;

/** Stands in for the real one. */
@ApplicationScoped
public class Destinations {

    private final Database database;

    @Inject
    public Destinations(Database database) {
        this.database = database;
    }

    Destinations() {
        this(null);
    }

    public record State(
            String name, boolean paused, OffsetDateTime pausedSince, OffsetDateTime probeAt, Problem problem) {}

    public List<State> all() {
        return database.read(handle -> handle.createQuery("select * from destination order by name")
                .map((row, context) -> new State(
                        row.getString("name"),
                        row.getTimestamp("paused_since") != null,
                        row.getObject("paused_since", OffsetDateTime.class),
                        row.getObject("probe_at", OffsetDateTime.class),
                        row.getString("problem_code") == null
                                ? null
                                : new Problem(row.getString("problem_code"), row.getString("problem_text"))))
                .list());
    }
}
