-- The workspace's own standard milestones; the built-in ones are part of the program.

create table labels (
    workspace text   not null references workspaces (id),
    name_key  text   not null,
    name      text   not null,
    note      text   not null,
    due_days  bigint,
    criterion text,
    primary key (workspace, name_key)
);
