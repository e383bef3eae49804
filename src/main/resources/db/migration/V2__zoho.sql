-- What all nodes share about one Zoho account: the access token, the back-off, the concurrency limit, the credits and
-- the notification channels.

-- The one access token. A generation is one token; whoever renews holds the lease (renewing_*) and never a lock.
create table zoho_token (
    id                smallint primary key default 1 check (id = 1),
    generation        bigint not null default 0,
    access_token      text,
    credentials       text,
    api_domain        text,
    renew_at          timestamptz,
    expires_at        timestamptz,
    renewing_until    timestamptz,
    renewing_by       text,
    -- The last refusal of the token endpoint, for the credentials that were used then.
    asked_for         text,
    held_until        timestamptz,
    throttles         integer not null default 0,
    problem_code      text,
    problem_text      text,
    -- Fresh tokens that the API refused, in a row; until that time a refused one is not renewed again.
    refusals          integer not null default 0,
    no_renewal_before timestamptz
);
insert into zoho_token default values;

-- The account's back-off after 429.
create table zoho_account (
    id            smallint primary key default 1 check (id = 1),
    backoffs      integer not null default 0,
    backoff_until timestamptz
);
insert into zoho_account default values;

-- One row per call that may be under way at the same time; the setting says how many of them are in use.
create table zoho_slot (
    id           smallint primary key,
    leased_until timestamptz,
    holder       text
) with (fillfactor = 50);
insert into zoho_slot (id) select generate_series(1, 25);

create table api_credit (
    hour      timestamptz primary key,
    calls     bigint not null default 0,
    credits   bigint not null default 0,
    remaining bigint,
    seen_at   timestamptz
) with (fillfactor = 50);

create table zoho_channel (
    channel_id     text primary key,
    module         text not null,
    token          text not null,
    previous_token text,
    expires_at     timestamptz,
    notify_url     text not null,
    last_event_at  timestamptz
);
