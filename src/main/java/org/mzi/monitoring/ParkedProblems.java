package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.mzi.platform.Database;

/** What parked events need a person for, by kind. */
@ApplicationScoped
public class ParkedProblems {

    private final Database database;

    @Inject
    ParkedProblems(Database database) {
        this.database = database;
    }

    ParkedProblems() {
        this(null);
    }

    /**
     * One kind of problem.
     *
     * @param number parked events that have it
     * @param text as the newest of them has it: what happened and what to do; may be null
     * @param newest when that one was parked
     */
    public record Kind(String code, long number, String text, OffsetDateTime newest) {}

    /** The same kinds in the same order, explained: two index look-ups for each. */
    List<Kind> explain(Map<String, Long> numbers) {
        return database.read(handle -> handle.createQuery(
                        """
                        select c.code, c.number, e.problem_text as text, e.finished_at as newest
                        from unnest(:codes, :numbers) with ordinality c (code, number, place)
                        left join lateral (
                            select problem_text, finished_at from event
                            where status = 'PARKED' and problem_code = c.code order by id desc limit 1) e on true
                        order by c.place""")
                .bindArray("codes", String.class, List.copyOf(numbers.keySet()))
                .bindArray("numbers", Long.class, List.copyOf(numbers.values()))
                .mapTo(Kind.class)
                .list());
    }
}
