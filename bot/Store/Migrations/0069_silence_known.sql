-- The milestones whose rule of silence the client is known to have read, as numbers with a space between; null where none holds
-- one, and of agreements from before: then only what the client agreed to themselves shows it.
alter table projects add column agreed_silence text;
