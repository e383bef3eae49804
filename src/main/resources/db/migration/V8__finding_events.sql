-- What the console filters by, beside what V1 has: status, record and parked by problem. The full indexes cost about 3 % of
-- the rate at which events are inserted and finished; those on problems cost only events that fail. Building them holds up
-- writers for about two seconds per million events.

create index event_handler on event (handler, id);
create index event_received on event (received_at, id);
-- A text is looked for in events that have a problem, newest first.
create index event_with_problem on event (id) where problem_code is not null;
create index event_problem on event (problem_code, id) where problem_code is not null;
