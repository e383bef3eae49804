-- Passwords that their owners must change, and finding one's way in the audit trail.

alter table console_user add column must_change_password boolean not null default false;

create index audit_log_user on audit_log (lower(user_name) text_pattern_ops, id);
create index audit_log_action on audit_log (action, id);
