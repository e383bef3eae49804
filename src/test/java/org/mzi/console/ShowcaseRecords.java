package org.mzi.console;

import org.jdbi.v3.core.Handle;

/** A small school for the {@link Showcase}: records of every type that are linked, one with a problem, one gone. */
final class ShowcaseRecords {

    static final String PROBLEM = "5725767000000600007";

    private ShowcaseRecords() {}

    static void fill(Handle handle) {
        handle.execute(STUDENTS);
        handle.execute(ZEPHYRINE);
        record(
                handle,
                "programs",
                "5725767000000610001",
                "LOCAL",
                "program_name, program_level, price, status",
                "'HND in Computing', 'HND', 4500.00, 'Active'");
        record(
                handle,
                "units",
                "5725767000000610002",
                "SYNCED",
                "unit_name, unit_code, p1_description",
                "'Programming', 'U1', 'Define an algorithm'");
        record(
                handle,
                "teachers",
                "5725767000000610003",
                "SYNCED",
                "teacher_name, academic_email, phone_number",
                "'عمر الحربي', 'omar.alharbi@staff.example', '+966 50 000 0000'");
        record(
                handle,
                "classes",
                "5725767000000610004",
                "SYNCED",
                "class_name, class_status, zoho_program_id, program_name, zoho_unit_id, zoho_teacher_id, start_date",
                "'Programming, group 4', 'Active', '5725767000000610001', 'HND in Computing', '5725767000000610002',"
                        + " '5725767000000610003', '2026-09-01'");
        record(
                handle,
                "registrations",
                "5725767000000610005",
                "SYNCED",
                "registration_number, zoho_student_id, zoho_program_id, program_name, registration_status, total_fees,"
                        + " remaining_amount, currency",
                "'R-2026-0481', '5725767000000520481', '5725767000000610001', 'HND in Computing', 'Active', 4500.00, 3000.00,"
                        + " 'USD'");
        record(
                handle,
                "enrollments",
                "5725767000000610006",
                "SYNCED",
                "zoho_student_id, student_name, zoho_class_id, class_name, enrollment_type, enrollment_date",
                "'5725767000000520481', 'Zephyrine Haddad', '5725767000000610004', 'Programming, group 4', 'Normal',"
                        + " '2026-09-01'");
        record(
                handle,
                "payments",
                "5725767000000610007",
                "PROBLEM",
                "zoho_registration_id, zoho_student_id, payment_number, payment_amount, payment_date, payment_method",
                "'5725767000000610005', '5725767000000520481', 'P-9120', 1500.00, '2026-08-30', 'Bank'");
        record(
                handle,
                "grades",
                "5725767000000610008",
                "PENDING",
                "zoho_student_id, zoho_class_id, btec_grade_name, unit_name, grade_value, attempt_number, grade_date,"
                        + " learning_outcomes",
                "'5725767000000520481', '5725767000000610099', 'Zephyrine, U1', 'Programming', 'M', 1, '2026-11-20',"
                        + " '[{\"LO_Code\": \"LO1\", \"LO_Title\": \"Define\", \"LO_Score\": \"P\"}]'");
        record(
                handle,
                "requests",
                "5725767000000610009",
                "SYNCED",
                "request_number, zoho_student_id, request_type, request_status, request_date, change_information",
                "'Q-77', '5725767000000520481', 'Change Information', 'Pending', '2026-11-21T08:15:00Z',"
                        + " '[{\"Field_Name\": \"City\", \"Current_Value\": \"Amman\", \"New_Value\": \"Aleppo\"}]'");
        handle.execute(
                """
                insert into installments (zoho_registration_id, position, installment_number, due_date, amount, status, paid_date)
                values ('5725767000000610005', 1, '1', '2026-09-01', 1500.00, 'Paid', '2026-08-30'),
                       ('5725767000000610005', 2, '2', '2026-12-01', 1500.00, 'Pending', null),
                       ('5725767000000610005', 3, '3', '2027-03-01', 1500.00, 'Pending', null) on conflict do nothing""");
        handle.execute(EVENTS);
    }

    private static void record(Handle handle, String table, String id, String status, String columns, String values) {
        handle.execute(
                """
                insert into %s (zoho_id, data_hash, pushed_hash, sync_status, zoho_modified_time, read_at, synced_at, moodle_id, raw,
                                created_at, updated_at, last_problem, %s)
                values ('%s', md5('%s'), case when '%s' = 'SYNCED' then md5('%s') end, '%s', mzi_now() - interval '3 hours',
                        mzi_now() - interval '175 minutes', case when '%s' = 'SYNCED' then mzi_now() - interval '174 minutes' end,
                        case when '%s' = 'SYNCED' then '417' end, '{"id": "%s", "Owner": {"name": "Registry"}}', mzi_now(), mzi_now(),
                        case when '%s' = 'PROBLEM' then 'Moodle does not know the registration yet.' end, %s)
                on conflict do nothing"""
                        .formatted(table, columns, id, id, status, id, status, status, status, id, status, values));
    }

    private static final String STUDENTS =
            """
            insert into students (zoho_id, data_hash, pushed_hash, sync_status, zoho_modified_time, read_at, synced_at, moodle_id, raw,
                                  created_at, updated_at, deleted_at, last_problem, student_id, first_name, last_name, display_name,
                                  academic_email, email, status, date_of_birth, national_id, city, academic_program)
            select (5725767000000600000 + n)::text, case when s.status = 'DELETED' then 'deleted' else md5(n::text) end,
                case s.status when 'SYNCED' then md5(n::text) when 'DELETED' then 'deleted' when 'PROBLEM' then 'older' end,
                s.status, mzi_now() - n * interval '83 minutes', mzi_now() - n * interval '82 minutes',
                case when s.status <> 'PENDING' then mzi_now() - n * interval '82 minutes' end,
                case when s.status <> 'PENDING' then (4000 + n)::text end,
                jsonb_build_object('id', (5725767000000600000 + n)::text, 'Display_Name', f.name || ' ' || l.name,
                    'Birth_Date', '2004-05-17', 'National_Number', '10' || n || '4455', 'City', 'Riyadh', 'Status', 'Active'),
                mzi_now(), mzi_now(), case when s.status = 'DELETED' then mzi_now() - interval '1 day' end,
                case when s.status = 'PROBLEM' then 'Another Moodle account has this user name. Rename or merge one of the two accounts in Moodle, then retry.' end,
                'A01B' || lpad(n::text, 4, '0') || 'C', f.name, l.name, f.name || ' ' || l.name,
                lower('s' || n) || '@school.example', 'home' || n || '@mail.example', 'Active', '2004-05-17', '10' || n || '4455',
                'Riyadh', 'HND in Computing'
            from generate_series(1, 80) n
            cross join lateral (select (array['Layla', 'نورة', 'Omar', 'Salma', 'يوسف', 'Amal', 'Zayd'])[1 + n % 7]) f (name)
            cross join lateral (select (array['Haddad', 'القحطاني', 'Al-Otaibi', 'Mansour', 'الحربي'])[1 + n % 5]) l (name)
            cross join lateral (select case when n in (7, 31) then 'PROBLEM' when n % 9 = 4 then 'PENDING' when n % 23 = 5 then 'DELETED'
                                            else 'SYNCED' end) s (status)
            on conflict do nothing""";

    private static final String ZEPHYRINE =
            """
            update students set data_hash = md5('Zephyrine'), pushed_hash = md5('Zephyrine'), zoho_modified_time = mzi_now() - interval '20 minutes',
                read_at = mzi_now() - interval '19 minutes', synced_at = mzi_now() - interval '19 minutes', moodle_id = '4711',
                date_of_birth = '2004-05-17', national_id = '1094455', city = 'Jeddah', gender = 'Female', status = 'Active',
                email = 'zephyrine@mail.example', major = 'Computing', academic_program = 'HND in Computing',
                registration_date = '2026-08-20', study_language = 'English',
                raw = '{"id": "5725767000000520481", "Name": "A01B4242C", "Display_Name": "Zephyrine Haddad",
                        "Birth_Date": "2004-05-17", "National_Number": "1094455", "City": "Jeddah", "Status": "Active",
                        "Owner": {"id": "5725767000000000001", "name": "Registry"}}'
            where zoho_id = '5725767000000520481'""";

    private static final String EVENTS =
            """
            insert into event (source, handler, operation, record_key, priority, received_at, status, attempts, due_at, started_at,
                               finished_at, outcome, problem_code, problem_text, node)
            select v.source, v.handler, v.operation, v.key, 1, v.at, v.status, case when v.status = 'PARKED' then 3 else 0 end, v.at,
                v.at, v.at + interval '700 milliseconds', v.outcome, v.code, v.text, 'node-1f3a9c20'
            from (values
                ('ZOHO', 'zoho.students', 'UPSERT', '5725767000000520481', mzi_now() - interval '3 days', 'DONE', 'pushed', null, null),
                ('ZOHO', 'zoho.registrations', 'UPSERT', '5725767000000610005', mzi_now() - interval '70 hours', 'DONE', 'pushed', null, null),
                ('ZOHO', 'zoho.enrollments', 'UPSERT', '5725767000000610006', mzi_now() - interval '50 hours', 'DONE', 'pushed', null, null),
                ('ZOHO', 'zoho.requests', 'UPSERT', '5725767000000610009', mzi_now() - interval '26 hours', 'DONE', 'pushed', null, null),
                ('ZOHO', 'zoho.payments', 'UPSERT', '5725767000000610007', mzi_now() - interval '3 hours', 'PARKED', 'parked',
                    'moodle-invalid-parameter', 'Invalid parameter value detected: payment_method'),
                ('SYNC', 'zoho.registrations', 'UPSERT', '5725767000000610005', mzi_now() - interval '179 minutes', 'SKIPPED', 'unchanged', null, null),
                ('ZOHO', 'zoho.grades', 'UPSERT', '5725767000000610008', mzi_now() - interval '9 minutes', 'COALESCED', 'coalesced', null, null),
                ('CONSOLE', 'zoho.students', 'UPSERT', '5725767000000520481', mzi_now() - interval '19 minutes', 'DONE', 'pushed', null, null),
                ('ZOHO', 'zoho.students', 'UPSERT', '5725767000000600007', mzi_now() - interval '9 hours', 'PARKED', 'parked', 'moodle-username-taken',
                    'Another Moodle account has this user name. Rename or merge one of the two accounts in Moodle, then retry.')
            ) v (source, handler, operation, key, at, status, outcome, code, text) order by v.at""";
}
