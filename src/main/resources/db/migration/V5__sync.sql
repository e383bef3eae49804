-- To which Moodle records were pushed last, and whether pushing was on.
create table moodle_target (
    only_row boolean primary key default true check (only_row),
    base_url text not null,
    enabled  boolean not null,
    since    timestamptz not null
);
