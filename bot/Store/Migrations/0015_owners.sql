-- Whose own chat with the bot a conversation is; '' for a room, and for a chat in which nothing was changed yet.
alter table conversations add column owner text not null default '';
