-- Who joined a project by whose invitation: both count as one person for the separation of duties. For earlier joins
-- see 0024.
create table joins (
    project text   not null references projects (id),
    actor   text   not null,
    maker   text   not null,
    seq     bigint not null,
    is_old  bigint not null default 0,
    primary key (project, actor, maker)
);

-- Roles that were assigned by e-mail address to people of the other platform, and who they were bound to.
create table appointments (
    project text   not null references projects (id),
    address text   not null,
    role    text   not null,
    named   bigint not null,
    actor   text,
    seq     bigint not null,
    by      text   not null,
    at      bigint not null,
    solo    bigint not null,
    primary key (project, address, role)
);
create index appointments_address on appointments (address) where named = 1 and actor is null;

-- Memberships of a project's people are looked up by person and by e-mail address.
create index standings_person on standings (person, room);
