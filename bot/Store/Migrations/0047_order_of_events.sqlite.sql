-- How far the ledger had come when something was decided, as "3 2 1": the last entry of money was P3, the last use of
-- client credit A2, the last settled amount S1. What came before or after is told by it and not by clocks.
alter table invoices add column lost_mark text;
alter table settlements add column mark text not null default '0 0 0';
alter table projects add column settle_mark text;

-- the milestones that bill the fee of an end, of all ends: "3 7"
alter table projects add column fees text not null default '';

-- money on account may be announced too, and then has no invoice
create table announcements_on_account_too (
    project      text   not null references projects (id),
    id           bigint not null,
    workspace    text   not null references workspaces (id),
    invoice      bigint,
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
    charges      bigint,
    mark         text   not null default '0 0 0',
    primary key (project, id),
    foreign key (project, invoice) references invoices (project, id)
);
insert into announcements_on_account_too (project, id, workspace, invoice, amount, keep_surplus, value_date, reference,
    source, state, why, signed_by, signed_at, signed_solo, charges)
select project, id, workspace, invoice, amount, keep_surplus, value_date, reference, source, state, why, signed_by,
    signed_at, signed_solo, charges
from announcements;
drop table announcements;
alter table announcements_on_account_too rename to announcements;

-- what is recorded already: the order stands in the journal
create temp table marks as
select j.chain as project, j.seq, j.verb, j.details,
    max(case when j.verb in ('payment-recorded', 'payment-reversed', 'refund-recorded', 'on-account-recorded',
            'on-account-reversed', 'client-credit-refunded') then json_extract(j.details, '$.payment') else 0 end)
        over before as entry,
    max(case when j.verb = 'client-credit-applied' then json_extract(j.details, '$.application') else 0 end)
        over before as used,
    max(case when j.verb = 'invoice-settled' then json_extract(j.details, '$.settlement') else 0 end)
        over before as settled
from journal j
where j.verb in ('payment-recorded', 'payment-reversed', 'refund-recorded', 'on-account-recorded', 'on-account-reversed',
    'client-credit-refunded', 'client-credit-applied', 'invoice-settled', 'invoice-written-off', 'payment-announced',
    'on-account-announced', 'settlement-rules-changed')
window before as (partition by j.chain order by j.seq rows between unbounded preceding and 1 preceding);

update invoices
set lost_mark = (
    select coalesce(entry, 0) || ' ' || coalesce(used, 0) || ' ' || coalesce(settled, 0) from marks m
    where m.project = invoices.project and m.verb = 'invoice-written-off'
        and json_extract(m.details, '$.invoice') = invoices.id
    order by m.seq desc limit 1)
where lost_at is not null;

update settlements
set mark = coalesce((
    select coalesce(entry, 0) || ' ' || coalesce(used, 0) || ' ' || coalesce(settled, 0) from marks m
    where m.project = settlements.project and m.verb = 'invoice-settled'
        and json_extract(m.details, '$.settlement') = settlements.id), '0 0 0');

update announcements
set mark = coalesce((
    select coalesce(entry, 0) || ' ' || coalesce(used, 0) || ' ' || coalesce(settled, 0) from marks m
    where m.project = announcements.project and m.verb in ('payment-announced', 'on-account-announced')
        and json_extract(m.details, '$.announced') = announcements.id), '0 0 0');

update projects
set settle_mark = (
    select coalesce(entry, 0) || ' ' || coalesce(used, 0) || ' ' || coalesce(settled, 0) from marks m
    where m.project = projects.id and m.verb = 'settlement-rules-changed'
    order by m.seq desc limit 1)
where settle_at is not null;

drop table marks;

update projects
set fees = coalesce((
    select group_concat(fee, ' ') from (
        select json_extract(details, '$.fee') as fee from journal
        where chain = projects.id and verb = 'project-ended' and json_extract(details, '$.fee') is not null
        order by seq)), '');
