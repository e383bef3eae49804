package org.mzi.bench;

import org.mzi.platform.Database;

/**
 * Fills table {@code event} with what years of use leave behind: ids in the order of arrival, one every three seconds up to
 * now, spread over handlers, records and outcomes as a school's are. Made by PostgreSQL itself, about 25,000 a second.
 */
public final class EventRows {

    /** Each statement of it ends well within the half minute after which connections are given up. */
    private static final int CHUNK = 50_000;

    private EventRows() {}

    /** Adds so many events of each kind, the finished ones oldest; then PostgreSQL is at rest, its statistics up to date. */
    public static void fill(Database database, long finished, long parked, long pending) {
        long all = finished + parked + pending;
        for (long from = 1; from <= all; from += CHUNK) {
            insert(database, from, Math.min(all, from + CHUNK - 1), all, parked, pending);
            database.read(handle -> handle.execute("vacuum event"));
        }
        database.read(handle -> handle.execute("analyze event"));
        database.read(handle -> handle.execute("checkpoint"));
    }

    /**
     * Pending ones came last, parked ones are strewn among the others. Of a hundred finished events 60 are done, 35 joined
     * another, 3 were skipped and 2 discarded; one in a hundred has had a problem.
     */
    private static void insert(Database database, long from, long to, long all, long parked, long pending) {
        database.write(handle -> handle.createUpdate(
                        """
                        insert into event (source, handler, operation, record_key, priority, payload, received_at, status,
                                           attempts, due_at, started_at, finished_at, node, outcome, problem_code,
                                           problem_text)
                        select case when n % 10 < 7 then 'ZOHO' when n % 10 < 9 then 'SYNC' else 'MOODLE' end,
                            handler, case when n % 50 = 0 then 'DELETE' else 'UPSERT' end,
                            (5725767000000000000 + hashint8(n / 4) % 50000)::text, 1, '{"module": "BTEC_Students"}', at, status,
                            case when status = 'PARKED' then 8 else 0 end, at, at,
                            case when status <> 'PENDING' then at + interval '1 second' end, 'node-1', outcome,
                            case when ill then (array['moodle-invalid-parameter', 'value-not-convertible', 'moodle-timeout',
                                'record-not-visible', 'moodle-record-refused'])[1 + n % 5] end,
                            case when ill then 'Moodle refused the record: no course with id number ' || n || '.' end
                        from (select n, at, status, handler, outcome,
                                  status = 'PARKED' or status = 'COALESCED' and n % 37 = 0 as ill
                              from (select n, mzi_now() - (:all - n) * interval '3 seconds' as at,
                                        case when n > :ended then 'PENDING'
                                             when n * :parked / :ended > (n - 1) * :parked / :ended then 'PARKED'
                                             when n % 100 < 60 then 'DONE' when n % 100 < 95 then 'COALESCED'
                                             when n % 100 < 98 then 'SKIPPED' else 'DISCARDED' end as status,
                                        (array['zoho.students', 'zoho.students', 'zoho.students', 'zoho.students',
                                               'zoho.enrollments', 'zoho.enrollments', 'zoho.grades', 'zoho.payments',
                                               'zoho.classes', 'zoho.teachers'])[1 + (n / 7) % 10] as handler,
                                        case when n % 100 < 60 then 'pushed' else 'unchanged' end as outcome
                                    from generate_series(:from, :to) n) kinds) rows""")
                .bind("from", from)
                .bind("to", to)
                .bind("all", all)
                .bind("parked", parked)
                .bind("ended", all - pending)
                .execute());
    }
}
