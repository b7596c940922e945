-- How a workspace's books are exported: one row for each value that somebody set.
create table datev_settings (
    workspace text not null,
    name      text not null,
    value     text not null,
    primary key (workspace, name)
);
-- The account of each project's client in the exported books, given once and kept.
create table datev_debtors (
    workspace text   not null,
    project   text   not null,
    client    text   not null,
    number    bigint not null,
    primary key (workspace, project)
);
-- Which month a waiting file is about; null for the record of a project.
alter table downloads add column month text;
