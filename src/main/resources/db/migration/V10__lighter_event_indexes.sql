-- Each version of an event's row has an entry in each index that covers it: fewer entries for each event that passes.

-- Most events have no such key.
alter table event drop constraint event_dedup_key_key;
create unique index event_dedup_key on event (dedup_key) where dedup_key is not null;

-- Running events are few and found by their status.
drop index event_lease;

-- What ended leaves entries behind in the indexes of what waits: tidied up before there are many, however long the table.
alter table event set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
