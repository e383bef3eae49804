-- A claim asks for each record whether it is in work. Through an index of all that has that status, dead entries included,
-- each of these questions costs milliseconds; event_running_key answers them in microseconds, and lists what is running too.
drop index event_status;
create index event_status on event (status, id) where status <> 'RUNNING';
