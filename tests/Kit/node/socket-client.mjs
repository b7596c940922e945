// Slack's own client of Socket Mode, connected to the fake. The first argument is the API's address, the second the app
// token. Lines out: {connected}, and {type, envelope, body, retry} for each envelope. It acknowledges each; one that
// accepts a response payload with {heard: type}.
import { SocketModeClient, LogLevel } from '@slack/socket-mode';

const [, , slackApiUrl, appToken] = process.argv;
const client = new SocketModeClient({ appToken, logLevel: LogLevel.ERROR, clientPingTimeout: 600, clientOptions: { slackApiUrl } });
const say = what => console.log(JSON.stringify(what));

client.on('connected', () => say({ connected: true }));
client.on('slack_event', async ({ ack, type, envelope_id, body, retry_num, accepts_response_payload }) => {
  say({ type, envelope: envelope_id, body, retry: retry_num ?? null });
  await ack(accepts_response_payload ? { heard: type } : undefined);
});
await client.start();
