-- Installations. The tokens are encrypted (the keys are not in this file), and '' once the installation has ended.
create table grants (
    channel      text   not null,
    owner        text   not null,
    name         text   not null,
    organisation text   not null,
    bot_user     text   not null,
    tokens       text   not null,
    expires_at   bigint,
    scopes       text   not null,
    granted_by   text   not null,
    granted_at   bigint not null,
    broken       text   not null default '',
    version      bigint not null,
    primary key (channel, owner)
);

-- Workspaces that are covered by their organisation's installation.
create table grant_members (
    channel      text not null,
    workspace    text not null,
    organisation text not null,
    primary key (channel, workspace)
);
create index grant_members_of on grant_members (channel, organisation);
