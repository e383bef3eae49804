-- Who may use the console, and what they did.

create table console_user (
    id            bigint generated always as identity primary key,
    user_name     text not null check (user_name = btrim(user_name) and user_name <> ''),
    password_hash text not null,
    role          text not null check (role in ('ADMINISTRATOR', 'OPERATOR', 'VIEWER')),
    enabled       boolean not null default true,
    failed_logins integer not null default 0,
    locked_until  timestamptz,
    session_epoch integer not null default 0,
    last_login_at timestamptz,
    created_at    timestamptz not null
);

create unique index console_user_name on console_user (lower(user_name));

create table audit_log (
    id             bigint generated always as identity primary key,
    at             timestamptz not null,
    user_name      text not null,
    action         text not null,
    subject        text not null,
    detail         jsonb not null default '{}',
    remote_address text
);

create index audit_log_at on audit_log (at);
create index audit_log_subject on audit_log (subject, id);
