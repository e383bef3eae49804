-- What is left to do before everything that is stored is on its way to this Moodle; a crash in between leaves it to be seen.
alter table moodle_target add column to_do text not null default 'NOTHING'
    check (to_do in ('FORGET', 'PUSH', 'NOTHING'));
