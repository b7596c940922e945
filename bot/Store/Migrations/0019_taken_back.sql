-- Bank returns of an invoice, the reversals that settle them, and payments announced for a later day.
create table bank_returns (
    project     text   not null references projects (id),
    workspace   text   not null references workspaces (id),
    line        text   not null,
    invoice     bigint not null,
    number      bigint not null,
    payment     bigint,
    amount      bigint not null check (amount > 0),
    returned_on text,
    seq         bigint not null,
    signed_by   text   not null,
    signed_at   bigint not null,
    signed_solo bigint not null,
    primary key (project, line, invoice),
    foreign key (project, invoice) references invoices (project, id)
);
create index bank_returns_line on bank_returns (workspace, line);

create table return_settlements (
    project     text   not null references projects (id),
    workspace   text   not null references workspaces (id),
    line        text   not null,
    invoice     bigint not null,
    reversal    bigint not null,
    amount      bigint not null check (amount > 0),
    seq         bigint not null,
    signed_by   text   not null,
    signed_at   bigint not null,
    signed_solo bigint not null,
    primary key (project, line, reversal),
    foreign key (project, reversal) references payments (project, id)
);

create index return_settlements_line on return_settlements (workspace, line);

create table announcements (
    project      text   not null references projects (id),
    id           bigint not null,
    workspace    text   not null references workspaces (id),
    invoice      bigint not null,
    amount       bigint not null check (amount > 0),
    keep_surplus bigint not null,
    value_date   text   not null,
    reference    text   not null,
    source       text   not null,
    state        text   not null default 'waiting',
    why          text   not null default '',
    signed_by    text   not null,
    signed_at    bigint not null,
    signed_solo  bigint not null,
    primary key (project, id),
    foreign key (project, invoice) references invoices (project, id)
);

-- bookkeeping: the bank's own references of an entry, and the unrecorded entry that a return cancels
alter table receipts add column refs       text not null default '';
alter table receipts add column stands_for text not null default '';
create index receipts_stands_for on receipts (workspace, stands_for) where stands_for <> '';

-- an entry whose payment was reversed waits again
update receipts set state = 'parked', why = 'its payment was reversed; see whether the bank took it back before it is recorded again'
where state = 'booked' and exists (
    select 1 from payments p join payments x on x.project = p.project and x.reverses = p.id
    where p.workspace = receipts.workspace and p.source >= receipts.line and p.source < receipts.line || '0');
