-- Memberships as the platform reported them. Bookkeeping: may be lost without harm, because the platform is asked
-- again.
create table standings (
    workspace text   not null,
    person    text   not null,
    room      text   not null,
    standing  text   not null,
    asked_at  bigint not null,
    primary key (workspace, person, room)
);
