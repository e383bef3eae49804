-- What the console searches records by. Each index is of the very expression that records.RecordQuery makes of the entity type's
-- description (entity-types.json): zoho_id, the attributes of display.search, then the ids of its parents.

-- The words of some texts, in lower case; an e-mail address and a number with dashes are several. Overlong texts are cut.
create function mzi_words(variadic texts text[]) returns tsvector language plpgsql immutable parallel safe as $$
begin
    return array_to_tsvector(array_remove(
        regexp_split_to_array(left(lower(array_to_string(texts, ' ')), 500), '[\s,;:@._/()\\|-]+'), ''));
end $$;

-- Finds what has, for each word of the text, one that begins with it; nothing for a text without words.
create function mzi_words_begun(text text) returns tsquery language sql immutable parallel safe as $$
    select string_agg('''' || replace(word, '''', '''''') || ''':*', ' & ')::tsquery
    from unnest(tsvector_to_array(mzi_words(text))) word
$$;

create index programs_words on programs using gin (mzi_words(zoho_id, program_name, major, sub_major));
create index units_words on units using gin (mzi_words(zoho_id, unit_name, unit_code));
create index teachers_words on teachers using gin (mzi_words(zoho_id, teacher_name, academic_email));
create index students_words on students using gin (
    mzi_words(zoho_id, display_name, first_name, last_name, student_id, academic_email, registration_number));
create index classes_words on classes using gin (
    mzi_words(zoho_id, class_name, class_short_name, unit_name, teacher_name, program_name,
              zoho_program_id, zoho_unit_id, zoho_teacher_id));
create index registrations_words on registrations using gin (
    mzi_words(zoho_id, registration_number, program_name, zoho_student_id, zoho_program_id));
create index enrollments_words on enrollments using gin (
    mzi_words(zoho_id, student_name, class_name, zoho_student_id, zoho_class_id));
create index payments_words on payments using gin (
    mzi_words(zoho_id, payment_number, voucher_number, receipt_number, zoho_registration_id, zoho_student_id));
create index grades_words on grades using gin (
    mzi_words(zoho_id, btec_grade_name, assignment_name, unit_name, zoho_student_id, zoho_class_id));
create index requests_words on requests using gin (
    mzi_words(zoho_id, request_number, request_type, zoho_student_id));

-- What lists are sorted by: the labels of display, as the same class puts them together.
create index programs_label on programs (lower(coalesce(nullif(btrim(coalesce(program_name, '')), ''))), zoho_id);
create index units_label on units (lower(coalesce(nullif(btrim(coalesce(unit_name, '')), ''))), zoho_id);
create index teachers_label on teachers (lower(coalesce(nullif(btrim(coalesce(teacher_name, '')), ''))), zoho_id);
create index students_label on students (
    lower(coalesce(nullif(btrim(coalesce(display_name, '')), ''),
                   nullif(btrim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ''))), zoho_id);
create index classes_label on classes (lower(coalesce(nullif(btrim(coalesce(class_name, '')), ''))), zoho_id);
create index registrations_label on registrations (
    lower(coalesce(nullif(btrim(coalesce(registration_number, '')), ''))), zoho_id);
create index enrollments_label on enrollments (
    lower(coalesce(nullif(btrim(coalesce(student_name, '') || ' ' || coalesce(class_name, '')), ''))), zoho_id);
create index payments_label on payments (lower(coalesce(nullif(btrim(coalesce(payment_number, '')), ''))), zoho_id);
create index grades_label on grades (
    lower(coalesce(nullif(btrim(coalesce(btec_grade_name, '')), ''), nullif(btrim(coalesce(assignment_name, '')), ''))), zoho_id);
create index requests_label on requests (lower(coalesce(nullif(btrim(coalesce(request_number, '')), ''))), zoho_id);

create index on teachers (lower(email));
create index on students (lower(email));

-- Records that need a hand are few.
create index on record_template (zoho_modified_time desc nulls last, zoho_id) where sync_status = 'PROBLEM';
create index on programs (zoho_modified_time desc nulls last, zoho_id) where sync_status = 'PROBLEM';
create index on units (zoho_modified_time desc nulls last, zoho_id) where sync_status = 'PROBLEM';
create index on teachers (zoho_modified_time desc nulls last, zoho_id) where sync_status = 'PROBLEM';
create index on students (zoho_modified_time desc nulls last, zoho_id) where sync_status = 'PROBLEM';
create index on classes (zoho_modified_time desc nulls last, zoho_id) where sync_status = 'PROBLEM';
create index on registrations (zoho_modified_time desc nulls last, zoho_id) where sync_status = 'PROBLEM';
create index on enrollments (zoho_modified_time desc nulls last, zoho_id) where sync_status = 'PROBLEM';
create index on payments (zoho_modified_time desc nulls last, zoho_id) where sync_status = 'PROBLEM';
create index on grades (zoho_modified_time desc nulls last, zoho_id) where sync_status = 'PROBLEM';
create index on requests (zoho_modified_time desc nulls last, zoho_id) where sync_status = 'PROBLEM';

-- Children of a record, where V12 has none.
create index on classes (zoho_unit_id);
create index on classes (zoho_teacher_id);
create index on registrations (zoho_program_id);
