-- Mails that are owed to clients or were sent. The list is kept, because answers hang on the first mail of an invoice.
create table client_mails (
    id           integer primary key autoincrement,
    project      text    not null,
    kind         text    not null,
    invoice      bigint,
    credit_note  bigint,
    is_copy      bigint  not null default 0,
    state        text    not null,
    created_at   bigint  not null,
    due_at       bigint  not null,
    leased_until bigint  not null default 0,
    begun        bigint  not null default 0,
    since        bigint  not null default 0,
    attempts     bigint  not null default 0,
    message_id   text    not null default '',
    recipient    text    not null default ''
);
create index client_mails_due on client_mails (due_at) where state = 'owed';
create index client_mails_project on client_mails (project, invoice);
-- What cards show of the last mail, as JSON; null where none was tried.
alter table invoices add column mail text;
alter table projects add column terms_mail text;
