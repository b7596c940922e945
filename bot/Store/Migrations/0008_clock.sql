-- What the clock said last, one row of a kind and item; and on which day a late reminder should have come.
create table nudges (
    project     text   not null references projects (id),
    kind        text   not null,
    item        bigint not null,
    occasion    text   not null,
    on_day      text   not null,
    seq         bigint not null,
    signed_by   text   not null,
    signed_at   bigint not null,
    signed_solo bigint not null,
    primary key (project, kind, item)
);
alter table reminders add column missed_on text;

-- bookkeeping: what the clock will say, written with every change; a project that was never planned is planned by the next sweep
create table dues (
    project   text   not null,
    workspace text   not null,
    kind      text   not null,
    item      bigint not null,
    job       text   not null,
    due_at    bigint not null,
    primary key (project, kind, item)
);
create index dues_at on dues (job, due_at);
alter table projects add column planned bigint not null default 0;
create index projects_unplanned on projects (id) where planned = 0;

-- a card that the bot posts of itself, and the thread in which its subject was spoken of last
alter table outbox add column card   text not null default '';
alter table outbox add column thread text not null default '';
alter table posts  add column posted_at bigint not null default 0;

-- for the housekeeping
create index turns_at on turns (at);
create index posts_settled on posts (posted_at) where settled = 1;
