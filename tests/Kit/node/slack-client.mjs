// Slack's own client of its Web API, as a caller of the fake. The first argument is the API's address, the second the
// token. A line in: {method, args, impatient}. A line out: {answer, error, code, retryAfter, limits}: what it returned,
// or why it threw, and how often it was asked to wait.
import { createInterface } from 'node:readline';
import { WebClient, LogLevel } from '@slack/web-api';

const [, , slackApiUrl, token] = process.argv;

for await (const line of createInterface({ input: process.stdin })) {
  const { method, args, impatient } = JSON.parse(line);
  const client = new WebClient(token, { slackApiUrl, logLevel: LogLevel.ERROR, rejectRateLimitedCalls: impatient, retryConfig: { retries: 2, minTimeout: 1, maxTimeout: 10 } });
  let limits = 0;
  client.on('rate_limited', () => limits++);
  try {
    console.log(JSON.stringify({ answer: await client.apiCall(method, args), limits }));
  } catch (e) {
    console.log(JSON.stringify({ error: e.data?.error ?? e.message, code: e.code, retryAfter: e.retryAfter ?? null, limits }));
  }
}
