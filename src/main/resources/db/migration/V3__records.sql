-- Field rules, and the records of the entity types that are handled so far.

-- Every version of an entity type's rules that an administrator saved; the newest is in force.
create table field_mapping (
    entity     text not null,
    version    integer not null check (version > 0),
    rules      jsonb not null,
    created_at timestamptz not null,
    created_by text not null,
    comment    text,
    unique (entity, version)
);

-- Never holds a row: the columns and indexes that the table of every entity type begins with. A new type's migration says
--   create table <table> (like record_template including all, <one column per attribute>);
create table record_template (
    zoho_id            text primary key,
    moodle_id          text,
    zoho_created_time  timestamptz,
    zoho_modified_time timestamptz,
    -- Of the attributes as mapped from raw; 'deleted' once Zoho has proved that the record is gone.
    data_hash          text not null,
    -- The data_hash that Moodle last accepted. Differs from data_hash: there is something to push.
    pushed_hash        text,
    sync_status        text not null check (sync_status in ('PENDING', 'SYNCED', 'LOCAL', 'PROBLEM', 'DELETED')),
    synced_at          timestamptz,
    read_at            timestamptz,
    last_problem       text,
    deleted_at         timestamptz,
    -- The Zoho record: newer reads are merged over older ones, so that a field which was not read stays as it was.
    raw                jsonb not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null
);
create index on record_template (zoho_id) where pushed_hash is distinct from data_hash;
create index on record_template (zoho_modified_time desc nulls last, zoho_id);
create index on record_template (deleted_at) where deleted_at is not null;

-- The attribute zoho_<entity>_id of a record's own type is the column zoho_id.

create table students (
    like record_template including all,
    student_id              text,
    first_name              text,
    last_name               text,
    display_name            text,
    academic_email          text,
    email                   text,
    phone_number            text,
    date_of_birth           date,
    gender                  text,
    nationality             text,
    address                 text,
    city                    text,
    national_id             text,
    emergency_contact_name  text,
    emergency_contact_phone text,
    status                  text,
    major                   text,
    sub_major               text,
    academic_program        text,
    registration_date       date,
    study_language          text,
    registration_number     text,
    photo_url               text,
    moodle_user_id          text
);

create table teachers (
    like record_template including all,
    teacher_name   text,
    email          text,
    academic_email text,
    phone_number   text,
    moodle_user_id text
);
