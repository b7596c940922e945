-- An agreement from the client's page by a link that the team can read too: it waits for an approver.
-- waits_sent: when the terms on the page were sent. It is for those alone.
alter table projects add column waits_version bigint;
alter table projects add column waits_client text;
alter table projects add column waits_ref text;
alter table projects add column waits_sent bigint;
alter table projects add column waits_link bigint;
alter table projects add column waits_by text;
alter table projects add column waits_at bigint;
alter table projects add column waits_solo bigint;
-- The code that is mailed to somebody who decides alone about the seller's account: one at a time, as a salted hash.
-- is_owed: it is to be made and mailed.
create table account_codes (
    workspace   text   not null,
    proposal    bigint not null,
    address     text   not null,
    is_owed     bigint not null,
    salt        text   not null,
    code_hash   text   not null,
    sent_at     bigint not null,
    expires_at  bigint not null,
    wrong       bigint not null,
    waits_until bigint not null,
    primary key (workspace, proposal)
);
