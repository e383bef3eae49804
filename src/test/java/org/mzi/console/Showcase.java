package org.mzi.console;

import org.mzi.it.Bridge;
import org.mzi.platform.Json;

/** A bridge with a day of work behind it: events of every kind, problems, a paused destination, figures over time. */
final class Showcase {

    static final String VIEWER = "salma.alotaibi";
    static final String NEWCOMER = "omar.haddad";

    /** Id of one whose record is stored. */
    static final String STUDENT = "5725767000000520481";

    private Showcase() {}

    static void fill(Bridge bridge) {
        bridge.database().write(handle -> {
            handle.execute(COURSE_GONE);
            handle.execute(EVENTS);
            handle.execute(ALL_ENTITIES);
            handle.execute(FLOW);
            handle.execute(CREDITS);
            handle.execute(ATTEMPTS);
            handle.execute(FROM_MOODLE);
            handle.execute(USERS);
            handle.execute(TRAIL);
            handle.execute(ERASURES);
            handle.execute(STUDENTS);
            ShowcaseRecords.fill(handle);
            handle.execute(CHANNELS);
            handle.execute(FURTHER_CHANNELS);
            handle.execute(REGISTRATIONS);
            handle.execute(REGISTERED);
            handle.execute(CALLS);
            handle.execute(TIMER);
            return null;
        });
        bridge.sandbox().zoho().putAutomation("webhooks", Json.object(WEBHOOK));
    }

    static long numberParked(Bridge bridge) {
        return bridge.database().read(handle -> handle.createQuery("select count(*) from event where status = 'PARKED'")
                .mapTo(Long.class)
                .one());
    }

    /** Takes away what {@link Bridge#reset} leaves. */
    static void clear(Bridge bridge) {
        bridge.database().write(handle -> {
            handle.execute("delete from api_credit");
            handle.execute("delete from audit_log where subject in ('event 4711', 'class 5725767000000620001',"
                    + " 'student 5725767000000520185', 'deletions of zoho.students') or subject like 'user %.%'");
            return handle.execute("delete from console_user where user_name like '%.%'");
        });
    }

    /** As when Zoho has been away for twelve minutes; no probe before an hour has passed. */
    static void pauseZoho(Bridge bridge) {
        bridge.database()
                .write(handle -> handle.execute("insert into destination (name, paused_since, probe_at, problem_code,"
                        + " problem_text) values ('zoho', mzi_now() - interval '12 minutes', mzi_now() + interval '1 hour',"
                        + " 'zoho-unreachable', 'Zoho does not answer. The bridge tries again by itself; if this lasts, look"
                        + " at status.zoho.com and at the network.') on conflict do nothing"));
    }

    static void resumeZoho(Bridge bridge) {
        bridge.database().write(handle -> handle.execute("delete from destination"));
    }

    static long anyParked(Bridge bridge) {
        return bridge.database().read(handle -> handle.createQuery(
                        "select coalesce(max(id), 0) from event where problem_code = 'moodle-username-taken'")
                .mapTo(Long.class)
                .one());
    }

    static long classWithoutCourse(Bridge bridge) {
        return bridge.database().read(handle -> handle.createQuery(
                        "select coalesce(max(id), 0) from event where problem_code = 'course-gone'")
                .mapTo(Long.class)
                .one());
    }

    /** The one whose problem takes the most words. */
    static long longest(Bridge bridge) {
        return bridge.database().read(handle -> handle.createQuery(
                        "select coalesce(max(id), 0) from event where problem_code = 'parent-parked'")
                .mapTo(Long.class)
                .one());
    }

    /** One that this release has nothing to work on with. */
    static long awaitingHandler(Bridge bridge) {
        return bridge.database().read(handle -> handle.createQuery(
                        "select coalesce(max(id), 0) from event where handler = 'moodle.grade_submitted'")
                .mapTo(Long.class)
                .one());
    }

    private static final String FROM_MOODLE =
            """
            insert into event (source, handler, operation, record_key, dedup_key, priority, payload, received_at, due_at)
            select 'MOODLE', 'moodle.' || v.type, 'WRITE_BACK', v.key, 'moodle:' || gen_random_uuid(), 1,
                jsonb_build_object('event_id', gen_random_uuid(), 'event_type', v.type, 'time', 1767225600, 'data',
                    jsonb_build_object('user_id', 4211, 'email', 'layla@home.example', 'student_name', 'Layla Haddad')
                    || v.data), t, t
            from (values
                (1, 'user_created', '4211', '{}'::jsonb),
                (2, 'enrollment_created', '4211_118', '{"course_id": 118, "course_name": "Networks"}'),
                (3, 'grade_submitted', '4211_118_902',
                    '{"course_id": 118, "assignment_id": 902, "grade": "M", "feedback": "Well argued."}')
            ) v (n, type, key, data), lateral (select mzi_now() - interval '9 hours' + v.n * interval '1 minute' as t) at""";

    private static final String EVENTS =
            """
            insert into event (source, handler, operation, record_key, priority, payload, received_at, status, attempts, due_at,
                               started_at, finished_at, outcome, problem_code, problem_text, node)
            select case when n % 9 = 0 then 'SYNC' else 'ZOHO' end,
                case when n % 4 = 0 then 'zoho.teachers' else 'zoho.students' end, 'UPSERT',
                (5725767000000520000 + n * 37)::text, 1,
                '{"module": "BTEC_Students", "ids": ["572576700000052"]}', t, s.status, case when s.status = 'PARKED' then 3 else 0 end,
                t, t + s.lasted * 0.9, t + s.lasted, s.outcome, s.code, s.text, 'node-1f3a9c20'
            from (select n, mzi_now() - n * interval '97 seconds' as t from generate_series(240, 1, -1) n) e
            cross join lateral (select
                case when n % 40 = 7 or n % 53 = 9 or n = 100 then 'PARKED' when n % 6 = 1 then 'SKIPPED'
                     when n % 11 = 3 then 'COALESCED' else 'DONE' end,
                case when n % 40 = 7 or n % 53 = 9 or n = 100 then 'parked' when n % 6 = 1 then 'unchanged'
                     when n % 11 = 3 then 'coalesced' else 'pushed' end,
                case when n % 40 = 7 then 'moodle-username-taken' when n % 53 = 9 then 'moodle-invalid-parameter'
                     when n = 100 then 'mass-deletion' end,
                case when n % 40 = 7 then 'Another Moodle account has this user name. Rename or merge one of the two accounts in Moodle, then retry.'
                     when n % 53 = 9 then 'Invalid parameter value detected: email'
                     when n = 100 then 'More than 20 students would be deleted within ten minutes. Confirm by retrying, if that is meant.' end,
                case when n % 40 = 7 or n % 53 = 9 or n = 100 then interval '9 minutes' else interval '900 milliseconds' end
            ) s (status, outcome, code, text, lasted)""";

    private static final String COURSE_GONE =
            """
            insert into event (source, handler, operation, record_key, priority, received_at, status, attempts, due_at,
                               started_at, finished_at, outcome, problem_code, problem_text, node)
            select 'ZOHO', 'zoho.classes', 'UPSERT', '5725767000000620001', 1, t, 'PARKED', 0, t, t, t, 'parked', 'course-gone',
                'Zoho names a Moodle course for this class that Moodle does not have any more.', 'node-1f3a9c20'
            from (select mzi_now() - interval '3 hours' as t) now""";

    /** One event of each entity type and errand, newest of all; the one that waits is never due here. */
    private static final String ALL_ENTITIES =
            """
            insert into event (source, handler, operation, record_key, priority, payload, received_at, status, attempts, due_at,
                               started_at, finished_at, outcome, problem_code, problem_text, waiting_for, node)
            select 'ZOHO', v.handler, v.operation, (5725767000000700000 + v.n * 41)::text, 1,
                '{"module": "BTEC_Classes", "ids": ["5725767000000700041"]}', t, v.status, 0,
                case when v.status = 'PENDING' then t + interval '2 days' else t end, t, case when v.status <> 'PENDING' then t end,
                v.outcome, v.code, v.text, v.waiting_for, 'node-1f3a9c20'
            from (values
                (1, 'zoho.programs', 'UPSERT', 'DONE', 'stored', null, null, null),
                (2, 'zoho.units', 'UPSERT', 'PARKED', 'parked', 'moodle-btec-missing',
                    'Moodle cannot keep grading criteria: the plugin gradingform_btec is not installed.', null),
                (3, 'zoho.classes', 'UPSERT', 'PARKED', 'parked', 'parent-parked',
                    'It belongs to unit 5725767000000700082, which needs a hand first; it goes on by itself afterwards. There:'
                    || ' Zoho field Unit_Credits (attribute unit_credits) must be a whole number such as 120; found something of'
                    || ' the form aaaaaaa aaa aaaaaa. Zoho field Start_Date (attribute start_date) must be a date such as'
                    || ' 2026-09-01; found something of the form 99/99/9999.', null),
                (4, 'zoho.class-courses', 'UPSERT', 'DONE', 'written to zoho', null, null, null),
                (5, 'zoho.class-enrollments', 'UPSERT', 'DONE', 'enrolments found', null, null, null),
                (6, 'zoho.classes', 'UPSERT', 'DONE', 'pushed: not enrolled, unknown to Moodle: registry@school.example', null,
                    null, null),
                (7, 'zoho.enrollments', 'UPSERT', 'PARKED', 'parked', 'parent-deleted',
                    'It belongs to student 5725767000000700999, which was deleted in Zoho before it was known here. Restore that one'
                    || ' in Zoho, or correct the link in this record, then retry.', null),
                (8, 'zoho.enrollments', 'UPSERT', 'PENDING', null, null, null, 'zoho.students 5725767000000700123'),
                (9, 'zoho.enrollments', 'UPSERT', 'SKIPPED', 'names no student', null, null, null),
                (10, 'zoho.registrations', 'UPSERT', 'DONE', 'pushed', null, null, null),
                (11, 'zoho.payments', 'DELETE', 'DONE', 'deleted', null, null, null),
                (12, 'zoho.grades', 'UPSERT', 'PARKED', 'parked', 'value-not-convertible',
                    'Zoho field Attempt_Number (attribute attempt_number) must be a number such as 2; found something of the form'
                    || ' aaaaaa.', null),
                (13, 'zoho.requests', 'UPSERT', 'DONE', 'pushed', null, null, null),
                (14, 'zoho.photo-approvals', 'UPSERT', 'DONE', 'photo approved', null, null, null),
                (15, 'student.erase-in-moodle', 'ERASE', 'SKIPPED', 'left in Moodle: its plugin cannot erase', null, null, null)
            ) v (n, handler, operation, status, outcome, code, text, waiting_for)
            cross join lateral (select mzi_now() - (16 - v.n) * interval '5 seconds' as t) at""";

    private static final String FLOW =
            """
            insert into event_flow (span, begins, measure, up_to_ms, number)
            select span, begins, measure, up_to_ms, greatest(0, round(base * (1 + 0.6 * sin(n / 5.0) + 0.3 * sin(n * 2.3))))
            from (
                select 'MINUTE' as span, date_trunc('minute', mzi_now()) - n * interval '1 minute' as begins, n, 1.0 as factor
                from generate_series(0, 59) n
                union all
                select 'HOUR', date_trunc('hour', mzi_now()) - n * interval '1 hour', n, 45 from generate_series(0, 23) n
            ) t cross join lateral (values
                ('received', 0, 20 * factor), ('done', 0, 13 * factor), ('skipped', 0, 4 * factor), ('coalesced', 0, 3 * factor),
                ('parked', 0, 0.3 * factor), ('waiting', 0, 6), ('held', 0, 9), ('latency', 200, 3 * factor),
                ('latency', 400, 6 * factor), ('latency', 800, 3 * factor), ('latency', 2000, factor)
            ) m (measure, up_to_ms, base)
            on conflict do nothing""";

    private static final String CREDITS =
            """
            insert into api_credit (hour, calls, credits)
            select date_trunc('hour', mzi_now()) - n * interval '1 hour', 60 + (n * 37) % 50, 70 + (n * 53) % 90
            from generate_series(0, 23) n on conflict do nothing""";

    private static final String ATTEMPTS =
            """
            insert into event_attempt (event_id, fence, node, started_at, finished_at, outcome, problem_code, problem_text)
            select id, n - 10, 'node-1f3a9c20', received_at + n * interval '2 minutes', received_at + n * interval '121 seconds',
                'retry', 'moodle-unreachable', 'Moodle did not answer within 60 s.'
            from event cross join generate_series(1, 3) n where status = 'PARKED'""";

    private static final String USERS =
            """
            insert into console_user (user_name, password_hash, role, enabled, locked_until, last_login_at, created_at,
                                      must_change_password)
            select u.name, a.password_hash, u.role, u.enabled, u.locked, u.seen, mzi_now() - interval '40 days', u.must
            from console_user a cross join (values
                ('fatimah.alqahtani', 'ADMINISTRATOR', true, null, mzi_now() - interval '3 hours', false),
                ('yusuf.alharbi', 'OPERATOR', true, mzi_now() + interval '12 minutes', mzi_now() - interval '2 days', false),
                ('salma.alotaibi', 'VIEWER', true, null, mzi_now() - interval '9 days', false),
                ('omar.haddad', 'OPERATOR', true, null, null, true),
                ('former.colleague', 'OPERATOR', false, null, mzi_now() - interval '200 days', false)
            ) u (name, role, enabled, locked, seen, must)
            where a.user_name = 'admin' on conflict do nothing""";

    private static final String TRAIL =
            """
            insert into audit_log (at, user_name, action, subject, detail, remote_address)
            select mzi_now() - t.age, t.user_name, t.action, t.subject, t.detail::jsonb, '198.51.100.24' from (values
                (interval '200 days', 'fatimah.alqahtani', 'account-disable', 'user former.colleague', '{}'),
                (interval '2 days', 'fatimah.alqahtani', 'account-role', 'user yusuf.alharbi',
                    '{"from": "VIEWER", "to": "OPERATOR"}'),
                (interval '5 hours', 'yusuf.alharbi', 'log-in-failed', 'user yusuf.alharbi', '{}'),
                (interval '3 hours', 'fatimah.alqahtani', 'event-retry', 'event 4711',
                    '{"problem": "moodle-username-taken", "attempts": 8}'),
                (interval '160 minutes', 'yusuf.alharbi', 'class-course', 'class 5725767000000620001',
                    '{"action": "relink", "course": "318"}'),
                (interval '150 minutes', 'fatimah.alqahtani', 'person-erase', 'student 5725767000000520185', '{"erasure": "3"}'),
                (interval '140 minutes', 'yusuf.alharbi', 'personal-data-shown', 'deletions of zoho.students', '{}')
            ) t (age, user_name, action, subject, detail)""";

    private static final String ERASURES =
            """
            insert into erasure (zoho_id, requested_at, requested_by, event_id, removed, erased_at, moodle_result, moodle_at,
                                 lifted_at, lifted_by)
            values ('5725767000000519933', mzi_now() - interval '30 days', 'fatimah.alqahtani', 0,
                    '{"students": 1, "event": 14, "audit_log": 3}', mzi_now() - interval '30 days', 'ERASED',
                    mzi_now() - interval '30 days', mzi_now() - interval '2 days', 'fatimah.alqahtani'),
                   ('5725767000000520074', mzi_now() - interval '6 days', 'fatimah.alqahtani', 0,
                    '{"students": 1, "event": 2}', mzi_now() - interval '6 days', 'NOT_OFFERED', mzi_now() - interval '6 days',
                    null, null),
                   ('5725767000000520185', mzi_now() - interval '2 hours', 'admin', 0,
                    '{"students": 1, "event": 31, "audit_log": 1}', mzi_now() - interval '2 hours', 'ERASED',
                    mzi_now() - interval '2 hours', null, null)""";

    private static final String STUDENTS =
            """
            insert into students (zoho_id, data_hash, sync_status, raw, created_at, updated_at, student_id, first_name, last_name,
                                  display_name, academic_email)
            values ('5725767000000520481', 'x', 'SYNCED', '{}', mzi_now(), mzi_now(), 'A01B4242C', 'Zephyrine', 'Haddad',
                    'Zephyrine Haddad', 'zephyrine@school.example') on conflict do nothing""";

    private static final String CHANNELS =
            """
            insert into zoho_channel (channel_id, module, token, expires_at, notify_url, last_event_at, kept)
            values ('481516234242108000', 'BTEC_Students', 'x', mzi_now() + interval '6 days',
                    'https://bridge.school.example/api/v1/webhooks/zoho/notifications', mzi_now() - interval '2 minutes', true),
                   ('481516234242108001', 'BTEC_Teachers', 'x', mzi_now() + interval '4 days',
                    'https://bridge.school.example/api/v1/webhooks/zoho/notifications', null, true) on conflict do nothing""";

    private static final String FURTHER_CHANNELS =
            """
            insert into zoho_channel (channel_id, module, token, expires_at, notify_url, last_event_at, kept)
            select (481516234242108100 + n)::text, module, 'x', mzi_now() + interval '5 days',
                'https://bridge.school.example/api/v1/webhooks/zoho/notifications', mzi_now() - n * interval '3 hours', true
            from (values (1, 'Products'), (2, 'BTEC'), (3, 'BTEC_Classes'), (4, 'BTEC_Registrations'), (5, 'BTEC_Enrollments'),
                (6, 'BTEC_Payments'), (7, 'BTEC_Grades'), (8, 'BTEC_Student_Requests')) m (n, module)
            on conflict do nothing""";

    private static final String REGISTRATIONS =
            """
            insert into zoho_registration (kind, name, module, result, remote_id, url, checked_at, problem_code, problem_text)
            select v.kind, v.name, v.module, v.result, v.id, v.url, mzi_now() - interval '7 minutes', v.code, v.text from (values
                ('CHANNEL', 'BTEC_Students', 'BTEC_Students', 'RENEWED', '481516234242108000',
                    'https://bridge.school.example/api/v1/webhooks/zoho/notifications', null, null),
                ('CHANNEL', 'BTEC_Teachers', 'BTEC_Teachers', 'UNCHANGED', '481516234242108001',
                    'https://bridge.school.example/api/v1/webhooks/zoho/notifications', null, null),
                ('RULE', 'MZI - BTEC_Students', 'BTEC_Students', 'CREATED', '5725767000000520481',
                    'https://bridge.school.example/api/v1/webhooks/student-dashboard/student_updated', null, null),
                ('RULE', 'MZI - BTEC_Teachers', 'BTEC_Teachers', 'FOREIGN', '5725767000000520482',
                    'https://staging.school.example/api/v1/webhooks/student-dashboard/teacher_updated', null, null),
                ('RULE', 'MZI - BTEC_Teachers Delete', 'BTEC_Teachers', 'FAILED', null,
                    'https://bridge.school.example/api/v1/webhooks/student-dashboard/teacher_deleted', 'zoho-scope-missing',
                    'The refresh token''s scopes do not cover this call on module BTEC_Teachers. Grant'
                    || ' ZohoCRM.settings.automation_actions.ALL, ZohoCRM.settings.workflow_rules.ALL and'
                    || ' ZohoCRM.settings.modules.READ anew, with all scopes that are in use, and set ZOHO_REFRESH_TOKEN.')
            ) v (kind, name, module, result, id, url, code, text) on conflict do nothing""";

    /** What is well: as many rows as an organisation has that uses both kinds. */
    private static final String REGISTERED =
            """
            insert into zoho_registration (kind, name, module, result, remote_id, url, checked_at)
            select r.kind, r.name, m.module, 'UNCHANGED',
                (case r.kind when 'CHANNEL' then 481516234242108100 + m.n else 5725767000000530000 + m.n * 10 + r.n end)::text,
                'https://bridge.school.example/api/v1/webhooks/' || r.path, mzi_now() - interval '7 minutes'
            from (values (1, 'Products', 'program'), (2, 'BTEC', 'unit'), (3, 'BTEC_Classes', 'class'),
                (4, 'BTEC_Registrations', 'registration'), (5, 'BTEC_Enrollments', 'enrollment'), (6, 'BTEC_Payments', 'payment'),
                (7, 'BTEC_Grades', 'grade'), (8, 'BTEC_Student_Requests', 'request')) m (n, module, word)
            cross join lateral (values (0, 'CHANNEL', m.module, 'zoho/notifications'),
                (1, 'RULE', 'MZI - ' || m.module, 'student-dashboard/' || m.word || '_updated'),
                (2, 'RULE', 'MZI - ' || m.module || ' Delete', 'student-dashboard/' || m.word || '_deleted')) r (n, kind, name, path)
            on conflict do nothing""";

    private static final String CALLS =
            """
            insert into webhook_call (path, last_call_at) values ('student_updated', mzi_now() - interval '2 minutes'),
                ('class_updated', mzi_now() - interval '3 hours'), ('grade_updated', mzi_now() - interval '1 day')
            on conflict do nothing""";

    /** The bridge would find that Zoho has none of these channels. */
    private static final String TIMER =
            """
            insert into timer_lease (name, node, due_at) values ('zoho-channels', 'showcase', mzi_now() + interval '1 hour')
            on conflict (name) do update set due_at = excluded.due_at""";

    private static final String WEBHOOK =
            """
            {"id": "5725767000000520483", "name": "MZI - BTEC_Teachers", "module": {"api_name": "BTEC_Teachers", "id": "1"},
             "url": "https://staging.school.example/api/v1/webhooks/student-dashboard/teacher_updated"}""";
}
