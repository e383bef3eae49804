-- When each path of Zoho's workflow webhooks last brought events, to the minute.
create table webhook_call (
    -- The path's last part.
    path         text primary key,
    last_call_at timestamptz not null
);
