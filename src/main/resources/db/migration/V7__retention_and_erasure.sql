-- What is removed by age, and persons whose data were erased.

-- Records by the age of their last read, as long as their raw form is kept.
create index on record_template (read_at) where raw <> '{}';
create index on students (read_at) where raw <> '{}';
create index on teachers (read_at) where raw <> '{}';

-- Persons whose records are not taken in again, whatever Zoho tells. Holds nothing of them but the id.
create table erased_person (
    zoho_id   text primary key,
    erased_at timestamptz not null
);

-- The history of erasures and how far each has come. Holds nothing of the person but the id.
create table erasure (
    id              bigint generated always as identity primary key,
    zoho_id         text not null,
    requested_at    timestamptz not null,
    requested_by    text not null,
    event_id        bigint not null,
    -- A claim on an event with a smaller fence may have begun before the person was noted as erased.
    barrier         bigint,
    -- Rows removed or emptied, by table.
    removed         jsonb not null default '{}',
    erased_at       timestamptz,
    moodle_event_id bigint,
    moodle_result   text check (moodle_result in ('ERASED', 'ABSENT', 'NOT_OFFERED', 'OFF')),
    moodle_at       timestamptz,
    lifted_at       timestamptz,
    lifted_by       text
);

create index erasure_person on erasure (zoho_id, id);
