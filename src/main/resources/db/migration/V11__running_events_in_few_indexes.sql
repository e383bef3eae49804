-- A claimed event is in three indexes instead of seven: by id, as open and as running. The indexes that people search by leave
-- out what is running: it is few, and event_running_key lists it. That index also answers what a claim asks for each record;
-- through an index of all that has that status, dead entries included, each of these questions cost milliseconds.
-- Building them holds up writers for about a second per million events and index.

drop index event_status;
create index event_status on event (status, id) where status <> 'RUNNING';
drop index event_record;
create index event_record on event (record_key, id) where status <> 'RUNNING';
drop index event_handler;
create index event_handler on event (handler, id) where status <> 'RUNNING';
drop index event_received;
create index event_received on event (received_at, id) where status <> 'RUNNING';
