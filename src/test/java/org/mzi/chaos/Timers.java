package org.mzi.chaos;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mzi.platform.Database;

/** What the timers do that run on one node at a time: a trigger on the table of their leases notes each start and end. */
final class Timers {

    private final Database database;

    Timers(Database database) {
        this.database = database;
        database.write(
                handle -> handle.execute(
                        """
                create table chaos_timer (id bigint generated always as identity, name text, node text, started boolean,
                    at timestamptz not null default clock_timestamp());
                create function chaos_timer() returns trigger language plpgsql as $$ begin
                    if new.running_until is null then
                        insert into chaos_timer (name, node, started) values (new.name, new.node, false);
                    elsif tg_op = 'INSERT' or old.node <> new.node or old.running_until is null then
                        insert into chaos_timer (name, node, started) values (new.name, new.node, true);
                    end if;
                    return null;
                end $$;
                create trigger chaos_timer after insert or update on timer_lease
                    for each row execute function chaos_timer();"""));
    }

    private record Note(String name, String node, boolean started, OffsetDateTime at) {}

    /**
     * @param firings by node
     * @param madeUp runs that began while the last one had not ended: its node was dead
     * @param longestGap between the starts of two runs of one timer
     */
    record Figures(Map<String, Integer> firings, int madeUp, Duration longestGap) {}

    Figures figures() {
        Map<String, Integer> firings = new TreeMap<>();
        Map<String, Note> last = new HashMap<>();
        Map<String, OffsetDateTime> began = new HashMap<>();
        Duration gap = Duration.ZERO;
        int madeUp = 0;
        for (Note note : notes()) {
            Note before = last.put(note.name(), note);
            if (!note.started()) {
                continue;
            }
            firings.merge(note.node().replaceFirst("-.*", ""), 1, Integer::sum);
            madeUp += before != null && before.started() ? 1 : 0;
            OffsetDateTime previous = began.put(note.name(), note.at());
            Duration since = previous == null ? Duration.ZERO : Duration.between(previous, note.at());
            gap = since.compareTo(gap) > 0 ? since : gap;
        }
        return new Figures(firings, madeUp, gap);
    }

    private List<Note> notes() {
        return new ArrayList<>(database.read(
                handle -> handle.createQuery("select name, node, started, at from chaos_timer order by id")
                        .mapTo(Note.class)
                        .list()));
    }
}
