-- Amendments, pauses, reminder settings, deputies, requests, links, credit notes, corrections, and follow-up of
-- invoices.

alter table projects add column held_reason      text;
alter table projects add column held_by          text;
alter table projects add column held_at          bigint;
alter table projects add column held_solo        bigint;
alter table projects add column cancelled_reason text;
alter table projects add column cancelled_by     text;
alter table projects add column cancelled_at     bigint;
alter table projects add column cancelled_solo   bigint;
-- the pending amendment; its journal entry invalidates terms sent to the client before
alter table projects add column amend_version    bigint;
alter table projects add column amend_changes    text;
alter table projects add column amend_by         text;
alter table projects add column amend_at         bigint;
alter table projects add column amend_solo       bigint;
alter table projects add column amend_seq        bigint not null default 0;
alter table projects add column client_address   text   not null default '';
alter table projects add column client_vat_id    text   not null default '';
alter table projects add column hours_from       bigint not null default 9;
alter table projects add column hours_to         bigint not null default 17;
alter table projects add column quiet            text   not null default '';
alter table projects add column holidays         text   not null default '';
alter table projects add column digest           bigint not null default 1;

-- a deputy who was removed keeps the row: once a second person could approve, "solo" has ended forever
create table deputies (
    project   text   not null references projects (id),
    actor     text   not null,
    holder    text   not null,
    until_day text   not null,
    ends_solo bigint not null,
    named     bigint not null,
    seq       bigint not null,
    by        text   not null,
    at        bigint not null,
    solo      bigint not null,
    primary key (project, actor, holder)
);
create index deputies_actor on deputies (actor, project);

create table requests (
    project      text   not null references projects (id),
    id           bigint not null,
    kind         text   not null,
    milestone    bigint not null,
    invoice      bigint,
    amount       bigint,
    reason       text   not null,
    asked_by     text   not null,
    asked_at     bigint not null,
    asked_solo   bigint not null,
    state        text   not null,
    why          text   not null default '',
    decided_by   text,
    decided_at   bigint,
    decided_solo bigint,
    primary key (project, id)
);

create table client_links (
    project      text   not null references projects (id),
    id           bigint not null,
    token_hash   text   not null,
    contact      text   not null,
    expires_at   bigint not null,
    made_by      text   not null,
    made_at      bigint not null,
    made_solo    bigint not null,
    revoked_by   text,
    revoked_at   bigint,
    revoked_solo bigint,
    primary key (project, id)
);
create unique index client_links_token on client_links (token_hash);

create table credit_notes (
    project     text   not null,
    id          bigint not null,
    workspace   text   not null references workspaces (id),
    invoice     bigint not null,
    number      text   not null,
    issued_on   text   not null,
    net         bigint not null check (net >= 0),
    vat         bigint not null check (vat >= 0),
    reason      text   not null,
    is_full     bigint not null,
    signed_by   text   not null,
    signed_at   bigint not null,
    signed_solo bigint not null,
    primary key (project, id),
    foreign key (project, invoice) references invoices (project, id)
);
create unique index credit_notes_number on credit_notes (workspace, number);

create table reminders (
    project     text   not null,
    invoice     bigint not null,
    rung        text   not null,
    on_day      text   not null,
    signed_by   text   not null,
    signed_at   bigint not null,
    signed_solo bigint not null,
    primary key (project, invoice, on_day),
    foreign key (project, invoice) references invoices (project, id)
);
create unique index reminders_rung on reminders (project, invoice, rung) where rung <> 'manual';

alter table invoices add column sent_back      text   not null default '';
-- who sent the draft back or discarded it
alter table invoices add column ended_by       text;
alter table invoices add column ended_at       bigint;
alter table invoices add column ended_solo     bigint;
alter table invoices add column later_on       text;
alter table invoices add column dispute_reason text;
alter table invoices add column dispute_by     text;
alter table invoices add column dispute_at     bigint;
alter table invoices add column dispute_solo   bigint;
alter table invoices add column promise_on     text;
alter table invoices add column promise_by     text;
alter table invoices add column promise_at     bigint;
alter table invoices add column promise_solo   bigint;
alter table invoices add column snooze_until   text;
alter table invoices add column snooze_by      text;
alter table invoices add column snooze_at      bigint;
alter table invoices add column snooze_solo    bigint;
alter table invoices add column lost_reason    text;
alter table invoices add column lost_by        text;
alter table invoices add column lost_at        bigint;
alter table invoices add column lost_solo      bigint;

-- an invoice that was voided by credit notes no longer counts, so that its milestone may be billed again
drop index invoices_live;
create unique index invoices_live on invoices (project, milestone) where state not in ('discarded', 'credited');

alter table payments add column kind            text   not null default 'payment';
alter table payments add column reverses        bigint;
alter table payments add column reverses_refund bigint not null default 0;
alter table payments add column reason          text   not null default '';
-- a payment can be reversed once
create unique index payments_reversed on payments (project, reverses) where reverses is not null;
