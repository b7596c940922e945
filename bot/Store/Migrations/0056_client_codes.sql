-- The code that was mailed for agreeing or approving by one link: one at a time, as a hash that needs the link's token.
create table client_codes (
    project     text   not null,
    link        bigint not null,
    code_hash   text   not null,
    sent_at     bigint not null,
    expires_at  bigint not null,
    wrong       bigint not null,
    waits_until bigint not null,
    primary key (project, link)
);
