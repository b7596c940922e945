-- A place of another workspace than the project's own: the other platform of the same team.
alter table places add column is_foreign bigint not null default 0;
create index places_foreign on places (channel, workspace) where is_foreign = 1;

-- What opens a project to a place of another workspace: by its hash, once, for a short time.
create table invitations (
    token_hash text   not null primary key,
    project    text   not null references projects (id),
    made_by    text   not null,
    expires_at bigint not null
);
