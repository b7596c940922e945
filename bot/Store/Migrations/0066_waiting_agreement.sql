-- An agreement from the client's page by a link that the team can read too: it waits for an approver.
-- waits_sent: when the terms on the page were sent. It is for those alone.
alter table projects add column waits_version bigint;
alter table projects add column waits_client text;
alter table projects add column waits_ref text;
alter table projects add column waits_sent bigint;
alter table projects add column waits_link bigint;
alter table projects add column waits_by text;
alter table projects add column waits_at bigint;
alter table projects add column waits_solo bigint;
