-- Since when the scheduler mails the client about open invoices; null when it does not. And whether formal reminders ask for interest.
alter table projects add column client_reminders_since text;
alter table projects add column asks_interest bigint not null default 0;
-- What cards show of the last mail that reminded the client, as JSON; null where none was tried.
alter table invoices add column reminder_mail text;
-- The last formal reminder: what it asks for, as JSON, and what became of its mail.
alter table invoices add column formal_number bigint;
alter table invoices add column formal_on text;
alter table invoices add column formal_until text;
alter table invoices add column formal_claim text;
alter table invoices add column formal_by text;
alter table invoices add column formal_at bigint;
alter table invoices add column formal_solo bigint;
alter table invoices add column formal_mail text;
-- The client was told that work on the milestone is paused until that invoice is paid.
alter table milestones add column pause_invoice bigint;
alter table milestones add column pause_on text;
alter table milestones add column pause_by text;
alter table milestones add column pause_at bigint;
alter table milestones add column pause_solo bigint;
