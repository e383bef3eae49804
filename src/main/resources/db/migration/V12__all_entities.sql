-- The entity types of Zoho that were only known by name so far. Links to other records are their Zoho ids: a child may be stored
-- before its parent.

-- What Moodle said of the record's state when it last took it, e.g. that a student is not there to be enrolled yet.
alter table record_template add column moodle_status text;
alter table students add column moodle_status text;
alter table teachers add column moodle_status text;

create table programs (
    like record_template including all,
    program_name       text,
    price              numeric,
    program_level      text,
    major              text,
    sub_major          text,
    status             text,
    moodle_category_id text
);

create table units (
    like record_template including all,
    unit_name text,
    unit_code text,
    unit_level text,
    p1_description text,
    p2_description text,
    p3_description text,
    p4_description text,
    p5_description text,
    p6_description text,
    p7_description text,
    p8_description text,
    p9_description text,
    p10_description text,
    p11_description text,
    p12_description text,
    p13_description text,
    p14_description text,
    p15_description text,
    p16_description text,
    p17_description text,
    p18_description text,
    p19_description text,
    m1_description text,
    m2_description text,
    m3_description text,
    m4_description text,
    m5_description text,
    m6_description text,
    m7_description text,
    m8_description text,
    m9_description text,
    d1_description text,
    d2_description text,
    d3_description text,
    d4_description text,
    d5_description text,
    d6_description text
);

create table classes (
    like record_template including all,
    class_name       text,
    class_short_name text,
    zoho_program_id  text,
    program_name     text,
    zoho_unit_id     text,
    unit_name        text,
    zoho_teacher_id  text,
    teacher_name     text,
    moodle_class_id  text,
    class_status     text,
    class_major      text,
    start_date       date,
    end_date         date,
    term             text,
    study_mode       text
);
create index on classes (zoho_program_id);

create table registrations (
    like record_template including all,
    zoho_student_id        text,
    zoho_program_id        text,
    program_name           text,
    registration_number    text,
    registration_date      date,
    registration_status    text,
    total_fees             numeric,
    paid_amount            numeric,
    remaining_amount       numeric,
    currency               text,
    study_mode             text,
    program_level          text,
    expected_graduation    date,
    number_of_installments numeric
);
create index on registrations (zoho_student_id);

-- Replaced as a set whenever its registration's schedule was read.
create table installments (
    zoho_registration_id text not null references registrations on delete cascade,
    position             integer not null,
    installment_number   text,
    due_date             date,
    amount               numeric,
    status               text,
    paid_date            date,
    primary key (zoho_registration_id, position)
);

create table enrollments (
    like record_template including all,
    zoho_student_id   text,
    student_name      text,
    zoho_class_id     text,
    class_name        text,
    enrollment_date   date,
    end_date          date,
    enrollment_type   text,
    enrollment_status text,
    enrolled_program  text,
    moodle_course_id  text,
    synced_to_moodle  boolean
);
create index on enrollments (zoho_student_id);
create index on enrollments (zoho_class_id);

create table payments (
    like record_template including all,
    zoho_registration_id text,
    zoho_student_id      text,
    payment_number       text,
    payment_amount       numeric,
    payment_date         date,
    payment_method       text,
    payment_type         text,
    payment_status       text,
    voucher_number       text,
    receipt_number       text,
    bank_name            text,
    payment_notes        text,
    installment_number   text
);
create index on payments (zoho_registration_id);
create index on payments (zoho_student_id);

create table grades (
    like record_template including all,
    zoho_student_id   text,
    zoho_class_id     text,
    unit_name         text,
    assignment_name   text,
    btec_grade_name   text,
    grade_value       text,
    attempt_number    numeric,
    grade_date        date,
    feedback          text,
    grade_status      text,
    composite_key     text,
    learning_outcomes jsonb
);
create index on grades (zoho_student_id);
create index on grades (zoho_class_id);

create table requests (
    like record_template including all,
    request_number     text,
    zoho_student_id    text,
    request_type       text,
    request_status     text,
    description        text,
    request_date       timestamptz,
    moodle_user_id     text,
    change_information jsonb,
    requested_classes  jsonb
);
create index on requests (zoho_student_id);
