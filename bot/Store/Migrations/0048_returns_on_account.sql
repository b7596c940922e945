-- the bank may take back money on account too, and then the return has no invoice
create table bank_returns_on_account_too (
    project     text   not null references projects (id),
    workspace   text   not null references workspaces (id),
    line        text   not null,
    invoice     bigint,
    number      bigint not null,
    payment     bigint,
    amount      bigint not null check (amount > 0),
    returned_on text,
    seq         bigint not null,
    signed_by   text   not null,
    signed_at   bigint not null,
    signed_solo bigint not null,
    primary key (project, seq),
    foreign key (project, invoice) references invoices (project, id)
);
insert into bank_returns_on_account_too (project, workspace, line, invoice, number, payment, amount, returned_on, seq,
    signed_by, signed_at, signed_solo)
select project, workspace, line, invoice, number, payment, amount, returned_on, seq, signed_by, signed_at, signed_solo
from bank_returns;
drop table bank_returns;
alter table bank_returns_on_account_too rename to bank_returns;
create index bank_returns_line on bank_returns (workspace, line);
create unique index bank_returns_once on bank_returns (project, line, invoice);
