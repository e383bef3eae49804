-- The Moodle course of each class: noted as soon as Moodle has it, before Zoho was told.
alter table classes add column course_id text;
-- A course that is no more, although Zoho still names it: a person decided to make a new one.
alter table classes add column gone_course_id text;
