-- Client credit: money without an invoice, whose credit a refund or a reversal takes, and uses of credit on invoices.
-- Parts are written "3:15000 5:200": of P3 150.00, of P5 2.00. Null in entries of a time when credit did not name them.
create table payments_on_account_too (
    project         text   not null,
    id              bigint not null,
    workspace       text   not null references workspaces (id),
    -- null for money on account
    invoice         bigint,
    amount          bigint not null check (amount > 0),
    surplus         bigint not null check (surplus >= 0 and surplus <= amount),
    paid_on         text   not null,
    reference       text   not null,
    source          text   not null,
    signed_by       text   not null,
    signed_at       bigint not null,
    signed_solo     bigint not null,
    kind            text   not null default 'payment',
    reverses        bigint,
    reverses_refund bigint not null default 0,
    reason          text   not null default '',
    parts           text,
    primary key (project, id),
    foreign key (project, invoice) references invoices (project, id)
);
insert into payments_on_account_too (project, id, workspace, invoice, amount, surplus, paid_on, reference, source,
    signed_by, signed_at, signed_solo, kind, reverses, reverses_refund, reason)
select project, id, workspace, invoice, amount, surplus, paid_on, reference, source, signed_by, signed_at, signed_solo,
    kind, reverses, reverses_refund, reason
from payments;

-- rows that name payments wait while the table is exchanged
create table settlements_aside as select * from return_settlements;
delete from return_settlements;
drop table payments;
alter table payments_on_account_too rename to payments;
insert into return_settlements (project, workspace, line, invoice, reversal, amount, seq, signed_by, signed_at, signed_solo)
select project, workspace, line, invoice, reversal, amount, seq, signed_by, signed_at, signed_solo from settlements_aside;
drop table settlements_aside;
create unique index payments_source on payments (workspace, source) where source <> '';
create unique index payments_reversed on payments (project, reverses) where reverses is not null;

alter table credit_notes add column released text not null default '';

create table credit_applications (
    project     text   not null references projects (id),
    id          bigint not null,
    workspace   text   not null references workspaces (id),
    invoice     bigint not null,
    amount      bigint not null check (amount > 0),
    parts       text   not null,
    undone      text   not null default '',
    applied_on  text   not null,
    signed_by   text   not null,
    signed_at   bigint not null,
    signed_solo bigint not null,
    primary key (project, id),
    foreign key (project, invoice) references invoices (project, id)
);
