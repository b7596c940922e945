-- A conversation of another workspace than the project's own: the other platform of the same team.
alter table places add column is_foreign bigint not null default 0;
create index places_foreign on places (channel, workspace) where is_foreign = 1;

-- Invitations that share a project with a conversation of another workspace: stored as a hash, valid once and for a
-- short time.
create table invitations (
    token_hash text   not null primary key,
    project    text   not null references projects (id),
    made_by    text   not null,
    expires_at bigint not null
);
