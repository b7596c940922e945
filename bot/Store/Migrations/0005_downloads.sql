-- bookkeeping: files that wait to be downloaded once; only the hash of the secret is stored

create table downloads (
    token_hash   text   not null primary key,
    channel      text   not null,
    workspace    text   not null,
    conversation text   not null,
    person       text   not null,
    project      text   not null,
    format       text   not null,
    expires_at   bigint not null
);
create index downloads_expires on downloads (expires_at);
