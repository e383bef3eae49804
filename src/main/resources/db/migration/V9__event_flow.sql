-- What came in and went out over time, counted as it happens: no figure is ever counted over the events themselves.

-- What transactions that end events add, one small row each: nobody waits for anybody. Folded into event_flow and removed
-- every few seconds.
create table event_tally (
    minute   timestamptz not null,
    measure  text not null,
    up_to_ms bigint not null default 0,
    number   bigint not null
);

-- Minutes of the last days and hours of the last year. up_to_ms is the upper bound of a latency's bucket, else 0.
create table event_flow (
    span     text not null check (span in ('MINUTE', 'HOUR')),
    begins   timestamptz not null,
    measure  text not null,
    up_to_ms bigint not null default 0,
    number   bigint not null,
    primary key (span, begins, measure, up_to_ms)
) with (fillfactor = 70);

-- Up to which id received events are counted, and a mark: the last id that was drawn at that time, with the transactions that
-- ran then (pg_locks.virtualxid). Once they have ended, no further event with an id up to the mark can appear.
create table event_counted (
    only_row       boolean primary key default true check (only_row),
    up_to_id       bigint not null,
    marked_id      bigint,
    marked_running text[],
    marked_at      timestamptz
);
insert into event_counted (up_to_id) select coalesce(max(id), 0) from event;
