-- The days after which the client's silence counts as acceptance, of new milestones; null for never.
alter table projects add column silence_days bigint;
alter table milestones add column silence_days bigint;
-- How far these days are for what was submitted: the notices that named the day, and what stopped the days.
alter table milestones add column silence_first text;
alter table milestones add column silence_asked bigint not null default 0;
alter table milestones add column silence_second text;
alter table milestones add column silence_stop text;
alter table milestones add column silence_stopped_at bigint;
-- What an acceptance by silence rests on; null for the word of a person.
alter table milestones add column confirmed_silence text;
