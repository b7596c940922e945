-- Who joined a project by whose code: the two are one person for the separation of duties. Before this nobody kept it; see 0024.
create table joins (
    project text   not null references projects (id),
    actor   text   not null,
    maker   text   not null,
    seq     bigint not null,
    is_old  bigint not null default 0,
    primary key (project, actor, maker)
);

-- Roles that are kept for somebody of the other platform by address, and who came with it.
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

-- What the platforms say of a project's people is asked by person, and by address.
create index standings_person on standings (person, room);
