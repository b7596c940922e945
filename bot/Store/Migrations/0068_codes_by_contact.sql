-- Codes are counted by the contact's address, whatever link they were asked for by. Codes in flight are not valid any more.
-- act_hash: the one act that the code is good for; day_from, day_count: since when and how many were mailed, up to a day.
drop table client_codes;
create table client_codes (
    project     text   not null,
    address     text   not null,
    act_hash    text   not null,
    code_hash   text   not null,
    sent_at     bigint not null,
    expires_at  bigint not null,
    wrong       bigint not null,
    waits_until bigint not null,
    day_from    bigint not null,
    day_count   bigint not null,
    primary key (project, address)
);
