-- What is settled of an invoice without money, who may let how much go, and the cash discount of the terms. A discount
-- is its rate in ten-thousandths of a percent and its days: 20000/10 is 2 % within 10 days; null for none.
create table settlements (
    project           text   not null references projects (id),
    id                bigint not null,
    invoice           bigint not null,
    kind              text   not null,
    amount            bigint not null check (amount > 0),
    shares            text   not null,
    settled_on        text   not null,
    reason            text   not null,
    rests_on_payments bigint not null,
    recovered         bigint not null default 0 check (recovered between 0 and amount),
    reversed_reason   text,
    reversed_by       text,
    reversed_at       bigint,
    reversed_solo     bigint,
    signed_by         text   not null,
    signed_at         bigint not null,
    signed_solo       bigint not null,
    primary key (project, id),
    foreign key (project, invoice) references invoices (project, id)
);

alter table requests add column settles text;

alter table projects add column settle_limit     bigint;
alter table projects add column small_difference bigint;
alter table projects add column settle_by        text;
alter table projects add column settle_at        bigint;
alter table projects add column settle_solo      bigint;

alter table projects add column discount text;
alter table milestones add column discount text;
alter table invoices add column discount text;
