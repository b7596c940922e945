-- A conversation is looked up without its workspace too: events of a channel shared between organisations name the
-- workspace of the person who created it.
create index conversations_homes on conversations (channel, conversation);
