-- Under which address a bot's account at a platform meets somebody: it belongs to that registration of the bot, and the latest holds. Bookkeeping: it is learnt again.
create table person_addresses (
    workspace text   not null,
    bot       text   not null,
    address   text   not null,
    person    text   not null,
    at        bigint not null,
    primary key (workspace, bot, address)
);
create index person_addresses_person on person_addresses (person, bot);

-- Who is known by another id than before in a project: facts of it. ended_solo keeps that a second person had held approver or finance by then.
create table rekeyings (
    project    text   not null references projects (id),
    former     text   not null,
    person     text   not null,
    ended_solo bigint not null,
    seq        bigint not null,
    primary key (project, former)
);
create index rekeyings_person on rekeyings (person);
create index people_id on people (id);
