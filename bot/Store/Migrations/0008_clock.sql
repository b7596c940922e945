-- The last notice of each kind and item, and the day on which a late reminder was due.
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

-- bookkeeping: scheduled notices, written with every change; projects without any are scheduled by the next run
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

-- a card that the bot posts on its own, and the thread in which its subject was shown last
alter table outbox add column card   text not null default '';
alter table outbox add column thread text not null default '';
alter table posts  add column posted_at bigint not null default 0;

-- for the housekeeping job
create index turns_at on turns (at);
create index posts_settled on posts (posted_at) where settled = 1;
