-- A conversation is looked up without its workspace too: a channel that organisations share is told of under the workspace
-- of whoever made it.
create index conversations_homes on conversations (channel, conversation);
