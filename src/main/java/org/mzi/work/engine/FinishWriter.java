package org.mzi.work.engine;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.mzi.work.EventHandler;
import org.mzi.work.Finish;
import org.mzi.work.Waits;

/** Writes the ends of a batch's events: four statements at most, whatever its size. */
final class FinishWriter {

    private FinishWriter() {}

    /** Returns how many parked events were superseded. */
    static int write(Handle handle, EventHandler handler, List<Finish> ends, OffsetDateTime now) {
        if (ends.isEmpty()) {
            return 0;
        }
        noteAttempts(handle, ends.stream().filter(Finish::attempt).toList(), now);
        end(handle, ends, now);
        return handler.coalesces()
                ? supersedeParked(handle, ends.stream().filter(Finish::success).toList(), now)
                : 0;
    }

    /** Lets older events of the same records join those that stood for them. Returns how many still waited. */
    static int join(Handle handle, Map<Long, Long> into, OffsetDateTime now) {
        if (into.isEmpty()) {
            return 0;
        }
        return handle.createUpdate(
                        """
                        with waiting as (
                            select e.id, m.joins from unnest(:ids, :into) m (id, joins)
                            join event e on e.id = m.id and %s
                            order by e.id for update of e
                        )
                        update event e set status = 'COALESCED', coalesced_into = w.joins, finished_at = :now,
                            outcome = 'coalesced', problem_code = null, problem_text = null
                        from waiting w where e.id = w.id"""
                                .formatted(Waits.PENDING))
                .bindArray("ids", Long.class, into.keySet())
                .bindArray("into", Long.class, into.values())
                .bind("now", now)
                .execute();
    }

    private static void end(Handle handle, List<Finish> ends, OffsetDateTime now) {
        handle.createUpdate(
                        """
                        update event e set status = f.status, outcome = f.outcome, problem_code = f.problem_code,
                            problem_text = f.problem_text, due_at = f.due_at, waiting_for = f.waiting_for,
                            leased_until = null,
                            attempts = e.attempts + case when f.attempt then 1 else 0 end,
                            finished_at = case when f.status = 'PENDING' then null else :now end
                        from unnest(:ids, :statuses, :outcomes, :codes, :texts, :dues, :attempts, :waiting)
                            f (id, status, outcome, problem_code, problem_text, due_at, attempt, waiting_for)
                        where e.id = f.id""")
                .bindArray("ids", Long.class, ends.stream().map(Finish::id).toList())
                .bindArray(
                        "statuses",
                        String.class,
                        ends.stream().map(Finish::status).toList())
                .bindArray(
                        "outcomes",
                        String.class,
                        ends.stream().map(Finish::outcome).toList())
                .bindArray("codes", String.class, codes(ends))
                .bindArray("texts", String.class, texts(ends))
                .bindArray(
                        "dues",
                        OffsetDateTime.class,
                        ends.stream().map(Finish::dueAt).toList())
                .bindArray(
                        "attempts",
                        Boolean.class,
                        ends.stream().map(Finish::attempt).toList())
                .bindArray(
                        "waiting",
                        String.class,
                        ends.stream().map(Finish::waitingFor).toList())
                .bind("now", now)
                .execute();
    }

    private static void noteAttempts(Handle handle, List<Finish> failed, OffsetDateTime now) {
        if (failed.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        insert into event_attempt
                            (event_id, fence, node, started_at, finished_at, outcome, problem_code, problem_text)
                        select e.id, e.fence, e.node, e.started_at, :now, f.outcome, f.problem_code, f.problem_text
                        from unnest(:ids, :outcomes, :codes, :texts) f (id, outcome, problem_code, problem_text)
                        join event e on e.id = f.id
                        on conflict do nothing""")
                .bindArray("ids", Long.class, failed.stream().map(Finish::id).toList())
                .bindArray(
                        "outcomes",
                        String.class,
                        failed.stream().map(Finish::outcome).toList())
                .bindArray("codes", String.class, codes(failed))
                .bindArray("texts", String.class, texts(failed))
                .bind("now", now)
                .execute();
    }

    /** A success shows the record as it is now: what an earlier, parked event of it asked for is done with it. */
    private static int supersedeParked(Handle handle, List<Finish> succeeded, OffsetDateTime now) {
        if (succeeded.isEmpty()) {
            return 0;
        }
        return handle.createUpdate(
                        """
                        update event p set status = 'COALESCED', coalesced_into = e.id, outcome = 'superseded',
                            finished_at = :now
                        from event e
                        where e.id = any(:ids) and p.handler = e.handler and p.record_key = e.record_key
                          and p.status = 'PARKED' and p.id < e.id""")
                .bindArray("ids", Long.class, succeeded.stream().map(Finish::id).toList())
                .bind("now", now)
                .execute();
    }

    private static List<String> codes(List<Finish> ends) {
        return ends.stream()
                .map(end -> end.problem() == null ? null : end.problem().code())
                .toList();
    }

    private static List<String> texts(List<Finish> ends) {
        return ends.stream()
                .map(end -> end.problem() == null ? null : end.problem().text())
                .toList();
    }
}
