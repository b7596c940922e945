-- The platform's ids of people for each bot account; the latest one counts. Bookkeeping: it can be learned again.
create table person_addresses (
    workspace text   not null,
    bot       text   not null,
    address   text   not null,
    person    text   not null,
    at        bigint not null,
    primary key (workspace, bot, address)
);
create index person_addresses_person on person_addresses (person, bot);

-- Changed person ids of a project: facts of it. ended_solo records that a second person had held approver or finance by
-- then.
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
