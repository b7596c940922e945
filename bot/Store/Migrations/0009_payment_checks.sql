-- Reported payments that finance people have dismissed: facts of the project in which they did.
create table dismissals (
    project     text   not null references projects (id),
    workspace   text   not null references workspaces (id),
    number      bigint not null,
    line        text   not null,
    amount      bigint,
    currency    text,
    paid_on     text,
    seq         bigint not null,
    signed_by   text   not null,
    signed_at   bigint not null,
    signed_solo bigint not null,
    primary key (workspace, line)
);
create index dismissals_project on dismissals (project);

-- bookkeeping: what payment sources reported. Payments and dismissals show what became of an entry; state only says
-- whether it is new (to be decided), booked, or parked for a person. Payer and reference may be erased.
create table receipts (
    workspace  text   not null references workspaces (id),
    number     bigint not null,
    source     text   not null,
    line       text   not null,
    batch      text   not null,
    paid_on    text,
    amount     bigint,
    currency   text,
    reference  text   not null,
    payer      text   not null,
    taken_back bigint not null,
    doubt      text   not null,
    state      text   not null,
    why        text   not null,
    at         bigint not null,
    primary key (workspace, number)
);
create unique index receipts_line on receipts (workspace, line);
create index receipts_new on receipts (workspace, number) where state = 'new';
create index receipts_parked on receipts (workspace, number) where state = 'parked';

-- bookkeeping: which files or pages of a source were read, and which cannot be read
create table source_batches (
    source    text   not null,
    workspace text   not null,
    mark      text   not null,
    name      text   not null,
    problem   text   not null,
    at        bigint not null,
    primary key (source, workspace, mark)
);

-- bookkeeping: when a source last answered for a workspace, and since when it does not answer
create table source_checks (
    source     text   not null,
    workspace  text   not null,
    checked_at bigint,
    failed_at  bigint,
    why        text   not null,
    primary key (source, workspace)
);
