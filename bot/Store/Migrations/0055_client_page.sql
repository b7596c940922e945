-- 1: the link was mailed to the contact; 0: the team handed it out
alter table client_links add column mailed bigint not null default 0;
-- what the client asked for last instead of the terms they were shown
alter table projects add column wish_version bigint;
alter table projects add column wish text;
alter table projects add column wish_by text;
alter table projects add column wish_at bigint;
alter table projects add column wish_solo bigint;
