-- What the platform said of somebody when it was asked in a room: bookkeeping, may be lost without harm, since it is asked again.
create table standings (
    workspace text   not null,
    person    text   not null,
    room      text   not null,
    standing  text   not null,
    asked_at  bigint not null,
    primary key (workspace, person, room)
);
