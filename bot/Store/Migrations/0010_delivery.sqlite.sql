-- Messages are sent in the order of their thread, so each has one; a postponed message holds back the later ones.
alter table outbox add column holds bigint not null default 0;
update outbox set thread = coalesce(case errand
    when 'answer' then json_extract(turn, '$.thread')
    when 'redraw' then (select p.thread from posts p where p.channel = outbox.channel and p.workspace = outbox.workspace and p.conversation = outbox.conversation and p.message_id = outbox.message_id)
    end, thread);
create index outbox_stops on outbox (channel, workspace, conversation, thread) where parked = 0 and (leased_until > 0 or holds = 1);
create index outbox_parked on outbox (channel, workspace, conversation) where parked = 1;

-- A conversation that accepts nothing from the bot, since when and why. Its cards have settled = 2 until it is open
-- again.
alter table conversations add column closed_at  bigint;
alter table conversations add column closed_why text not null default '';
create index conversations_closed on conversations (channel, workspace, conversation) where closed_at is not null;
create index posts_resting on posts (channel, workspace, conversation) where settled <> 1;
