-- What the bridge has registered in Zoho so that it is told of changes.

-- Channels that the bridge keeps alive; others prove notifications only.
alter table zoho_channel add column kept boolean not null default false;

-- What the last look found, or what became of the last registration: one row per channel and per workflow rule.
create table zoho_registration (
    kind         text not null check (kind in ('CHANNEL', 'RULE')),
    -- The rule's name in Zoho; for a channel the module's, for another bridge's channel its id.
    name         text not null,
    module       text not null,
    result       text not null,
    -- Ids in Zoho: of the channel or rule, and of the webhook that the rule calls.
    remote_id    text,
    webhook_id   text,
    url          text,
    -- Tells whether the webhook still has what would be written today, its secret included.
    fingerprint  text,
    checked_at   timestamptz not null,
    problem_code text,
    problem_text text,
    primary key (kind, name)
);
