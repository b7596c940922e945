-- bookkeeping: pages that wait for one picture each; only the hash of the secret is stored

create table logo_uploads (
    token_hash   text   not null primary key,
    channel      text   not null,
    workspace    text   not null,
    conversation text   not null,
    thread       text   not null,
    is_personal  bigint not null,
    person       text   not null,
    person_name  text   not null,
    used         bigint not null default 0,
    expires_at   bigint not null
);
create index logo_uploads_expires on logo_uploads (expires_at);
