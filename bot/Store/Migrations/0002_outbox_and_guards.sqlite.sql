-- Database-specific: a growing id that is never used again, and triggers.

create table outbox (
    id           integer primary key autoincrement,
    errand       text    not null,
    turn_id      text    not null,
    turn         text,
    channel      text    not null,
    workspace    text    not null,
    conversation text    not null,
    message_id   text    not null,
    due_at       bigint  not null,
    leased_until bigint  not null default 0,
    attempts     bigint  not null default 0,
    parked       bigint  not null default 0,
    reason       text    not null default ''
);
create index outbox_due on outbox (due_at) where parked = 0;
create index outbox_turn on outbox (turn_id);
create index outbox_post on outbox (channel, workspace, conversation, message_id);

create trigger journal_keeps_what_it_says before update on journal
begin
    select raise(abort, 'the journal is append-only');
end;

create trigger journal_keeps_what_it_has before delete on journal
begin
    select raise(abort, 'the journal is append-only');
end;
