-- Text and bigint only. Times are unix milliseconds, dates ISO text, money minor units of the project's currency,
-- percentages ten-thousandths of a percent, booleans 1 and 0. A signature is three columns: who, when, solo.

create table workspaces (
    id             text   not null primary key,
    zone           text   not null default '',
    seller_name    text,
    seller_address text,
    seller_vat_id  text,
    -- the end of the workspace's own journal, so that entries cut off at the end are noticed
    revision       bigint not null default 0,
    hash           text   not null default '',
    changed_at     bigint not null default 0
);

create table projects (
    id             text   not null primary key,
    workspace      text   not null references workspaces (id),
    key            text   not null,
    key_folded     text   not null,
    name           text   not null,
    client         text   not null,
    contact        text   not null,
    currency       text   not null,
    contract       bigint not null check (contract > 0),
    vat            bigint not null,
    starts         text,
    zone           text   not null,
    due_days       bigint not null,
    policy         text   not null,
    created_by     text   not null,
    created_at     bigint not null,
    created_solo   bigint not null,
    -- proposed_seq is the journal entry with which the terms were sent: a schedule changed after it is no longer
    -- proposed
    proposed_by    text,
    proposed_at    bigint,
    proposed_solo  bigint,
    proposed_seq   bigint not null default 0,
    agreed_version bigint,
    agreed_client  text,
    agreed_ref     text,
    agreed_held    bigint,
    agreed_by      text,
    agreed_at      bigint,
    agreed_solo    bigint,
    closed_by      text,
    closed_at      bigint,
    closed_solo    bigint,
    -- the end of the project's journal: its length (which is the project's revision) and last hash
    revision       bigint not null,
    hash           text   not null,
    changed_at     bigint not null,
    unique (workspace, key_folded)
);

-- the conversations of a project
create table places (
    channel      text not null,
    workspace    text not null,
    conversation text not null,
    project      text not null references projects (id),
    primary key (channel, workspace, conversation)
);
create index places_project on places (project);

-- a role that was removed keeps its row: once a second person has held approver or finance, "solo" has ended forever
create table roles (
    project     text   not null references projects (id),
    actor       text   not null,
    role        text   not null,
    by_creation bigint not null,
    held        bigint not null,
    given_seq   bigint not null,
    primary key (project, actor, role)
);
create index roles_actor on roles (actor, project);

create table milestones (
    project         text   not null references projects (id),
    id              bigint not null,
    position        bigint not null,
    name            text   not null,
    name_key        text   not null,
    amount_kind     text   not null,
    amount          bigint not null,
    starts          text,
    expected        text,
    due_days        bigint not null,
    criterion       text,
    note            text   not null,
    stage           text   not null,
    started_by      text,
    started_at      bigint,
    started_solo    bigint,
    deliverable     text,
    url             text,
    submitted_by    text,
    submitted_at    bigint,
    submitted_solo  bigint,
    missing         text   not null,
    evidence_client text,
    evidence_ref    text,
    evidence_by     text,
    evidence_at     bigint,
    evidence_solo   bigint,
    confirmed_name  text,
    confirmed_ref   text,
    confirmed_held  bigint,
    confirmed_by    text,
    confirmed_at    bigint,
    confirmed_solo  bigint,
    override_reason text,
    override_by     text,
    override_at     bigint,
    override_solo   bigint,
    -- the journal entry of its last change of terms or position in the schedule
    terms_seq       bigint not null,
    revision        bigint not null,
    primary key (project, id)
);
create unique index milestones_live_name on milestones (project, name_key) where stage <> 'dropped';

create table invoices (
    project        text   not null,
    id             bigint not null,
    workspace      text   not null references workspaces (id),
    milestone      bigint not null,
    net            bigint not null,
    rate           bigint not null,
    vat            bigint not null,
    due_days       bigint not null,
    completed_on   text   not null,
    note           text   not null,
    drafted_by     text   not null,
    drafted_at     bigint not null,
    drafted_solo   bigint not null,
    state          text   not null,
    number         text,
    issued_on      text,
    due_on         text,
    seller_name    text,
    seller_address text,
    seller_vat_id  text,
    buyer_name     text,
    buyer_address  text,
    buyer_vat_id   text,
    is_sample      bigint,
    issued_by      text,
    issued_at      bigint,
    issued_solo    bigint,
    primary key (project, id),
    foreign key (project, milestone) references milestones (project, id),
    check (state <> 'issued' or number is not null)
);
create unique index invoices_live on invoices (project, milestone) where state <> 'discarded';
create unique index invoices_number on invoices (workspace, number) where number is not null;

create table payments (
    project     text   not null,
    id          bigint not null,
    workspace   text   not null references workspaces (id),
    invoice     bigint not null,
    amount      bigint not null check (amount > 0),
    surplus     bigint not null check (surplus >= 0 and surplus <= amount),
    paid_on     text   not null,
    reference   text   not null,
    source      text   not null,
    signed_by   text   not null,
    signed_at   bigint not null,
    signed_solo bigint not null,
    primary key (project, id),
    foreign key (project, invoice) references invoices (project, id)
);
create unique index payments_source on payments (workspace, source) where source <> '';

-- the last number that was taken of each gapless series
create table series (
    workspace text   not null references workspaces (id),
    prefix    text   not null,
    year      bigint not null,
    taken     bigint not null,
    primary key (workspace, prefix, year)
);

create table templates (
    workspace  text not null references workspaces (id),
    name_key   text not null,
    name       text not null,
    milestones text not null,
    primary key (workspace, name_key)
);

-- chain is a project's id, or workspace:<id>
create table journal (
    chain      text   not null,
    seq        bigint not null,
    at         bigint not null,
    actor      text   not null,
    name_hash  text   not null,
    channel    text   not null,
    message_id text   not null,
    turn_id    text   not null,
    milestone  bigint,
    verb       text   not null,
    details    text   not null,
    reason     text   not null,
    solo       bigint not null,
    prev       text   not null,
    hash       text   not null,
    primary key (chain, seq)
);

-- the names of people at that time; may be erased, because the chain contains only their salted hash
create table journal_names (
    chain text   not null,
    seq   bigint not null,
    actor text   not null,
    name  text   not null,
    primary key (chain, seq)
);
create index journal_names_actor on journal_names (actor);

create table people (
    workspace text not null,
    id        text not null,
    name      text not null,
    salt      text not null,
    primary key (workspace, id)
);

-- turns that have changed something: scope is 'project' or 'workspace'
create table turns (
    workspace text   not null,
    scope     text   not null,
    id        text   not null,
    project   text   references projects (id),
    at        bigint not null,
    primary key (workspace, scope, id)
);

-- bookkeeping of conversations: may be lost without harm to business facts

create table conversations (
    channel      text not null,
    workspace    text not null,
    conversation text not null,
    reference    text not null,
    primary key (channel, workspace, conversation)
);

create table installations (
    channel      text   not null,
    workspace    text   not null,
    conversation text   not null,
    welcomed_at  bigint not null,
    primary key (channel, workspace, conversation)
);

create table posts (
    channel      text   not null,
    workspace    text   not null,
    conversation text   not null,
    message_id   text   not null,
    thread       text   not null,
    card         text   not null,
    project      text   not null,
    subject      text   not null,
    shown        text   not null,
    settled      bigint not null,
    primary key (channel, workspace, conversation, message_id)
);
create index posts_waiting on posts (workspace, project, subject) where settled = 0;

create table pending (
    channel      text   not null,
    workspace    text   not null,
    conversation text   not null,
    person       text   not null,
    kind         text   not null,
    text         text   not null,
    expires_at   bigint not null,
    primary key (channel, workspace, conversation, person, kind)
);
create index pending_expires on pending (expires_at);
