-- Time, settings, timers and the event store.

-- The one clock of all nodes. Tests move time by replacing this function.
create function mzi_now() returns timestamptz language sql volatile as 'select clock_timestamp()';

create table setting (
    name       text primary key,
    value      text not null,
    encrypted  boolean not null default false,
    updated_at timestamptz not null,
    updated_by text not null
);

create table timer_lease (
    name          text primary key,
    node          text not null,
    due_at        timestamptz not null,
    running_until timestamptz
);

create table destination (
    name         text primary key,
    paused_since timestamptz,
    probe_at     timestamptz,
    probes       integer not null default 0,
    resumed_at   timestamptz,
    problem_code text,
    problem_text text
);

create sequence event_fence;

create table event (
    id             bigint generated always as identity primary key,
    source         text not null check (source in ('ZOHO', 'MOODLE', 'CONSOLE', 'SYNC')),
    handler        text not null,
    operation      text not null,
    record_key     text not null,
    dedup_key      text unique,
    priority       smallint not null,
    payload        jsonb,
    received_at    timestamptz not null,
    status         text not null default 'PENDING' check (status in
                       ('PENDING', 'RUNNING', 'DONE', 'SKIPPED', 'COALESCED', 'PARKED', 'DISCARDED')),
    attempts       integer not null default 0,
    due_at         timestamptz not null,
    started_at     timestamptz,
    leased_until   timestamptz,
    fence          bigint,
    node           text,
    coalesced_into bigint references event (id) on delete set null,
    waiting_for    text,
    finished_at    timestamptz,
    outcome        text,
    problem_code   text,
    problem_text   text
) with (fillfactor = 80);

-- What is due, in the order in which it is taken.
create index event_due on event (handler, priority, due_at, id) where status = 'PENDING';
-- All open events of a record, for coalescing and for keeping its order.
create index event_open_key on event (handler, record_key, id) where status in ('PENDING', 'RUNNING', 'PARKED');
-- The proof that one record is worked on once at a time.
create unique index event_running_key on event (handler, record_key) where status = 'RUNNING';
create index event_lease on event (leased_until) where status = 'RUNNING';
create index event_waiting_for on event (waiting_for) where waiting_for is not null;
create index event_coalesced_into on event (coalesced_into) where coalesced_into is not null;
create index event_parked on event (problem_code, id) where status = 'PARKED';
create index event_record on event (record_key, id);
create index event_status on event (status, id);

-- What happened to an event, attempt by attempt.
create table event_attempt (
    event_id     bigint not null references event (id) on delete cascade,
    fence        bigint not null,
    node         text not null,
    started_at   timestamptz not null,
    finished_at  timestamptz not null,
    outcome      text not null,
    problem_code text,
    problem_text text,
    primary key (event_id, fence)
);
