// An app made with Slack's own framework, which receives the requests that our tests send to the bot. The first
// argument is the signing secret, the second the bot's user id. Lines out: the port, and then what each listener that
// Bolt chose was given.
import bolt from '@slack/bolt';

const [, , signingSecret, botUserId] = process.argv;
const say = what => console.log(JSON.stringify(what));
const receiver = new bolt.HTTPReceiver({ signingSecret, endpoints: ['/slack/events'], logLevel: bolt.LogLevel.ERROR });
const app = new bolt.App({ receiver, logLevel: bolt.LogLevel.ERROR, authorize: async source => ({ botToken: 'xoxb-practice', botId: 'B0BOT', botUserId, ours: source.teamId ?? null }) });

app.command('/milestone', async ({ command, context, ack }) => {
  await ack();
  say({ listener: 'command', ours: context.ours, team: command.team_id, user: command.user_id, channel: command.channel_id, text: command.text, trigger: command.trigger_id, link: command.response_url });
});
for (const type of ['app_mention', 'message', 'member_joined_channel', 'member_left_channel', 'app_home_opened', 'app_uninstalled', 'tokens_revoked']) {
  app.event(type, async ({ event, body, context }) => say({ listener: type, ours: context.ours, team: body.team_id, id: body.event_id, user: event.user, channel: event.channel, text: event.text, time: event.ts, thread: event.thread_ts }));
}
app.action({ type: 'block_actions' }, async ({ action, body, context, ack }) => {
  await ack();
  say({ listener: 'action', ours: context.ours, team: body.team?.id, user: body.user.id, channel: body.channel?.id, message: body.message?.ts, value: action.value, action: action.action_id, typed: body.state?.values, trigger: body.trigger_id, link: body.response_url });
});
app.view({ type: 'view_submission' }, async ({ view, body, context, ack }) => {
  await ack();
  say({ listener: 'view', ours: context.ours, team: body.team?.id, user: body.user.id, callback: view.callback_id, metadata: view.private_metadata, typed: view.state?.values });
});
app.shortcut({ type: 'message_action' }, async ({ shortcut, context, ack }) => {
  await ack();
  say({ listener: 'shortcut', ours: context.ours, team: shortcut.team?.id, user: shortcut.user.id, channel: shortcut.channel.id, text: shortcut.message.text, callback: shortcut.callback_id, trigger: shortcut.trigger_id });
});
app.error(async e => say({ listener: 'error', text: e.message }));

const server = await receiver.start({ port: 0, host: '127.0.0.1' });
say(server.address().port);
