// Asks Bolt's own verifier about requests. One line in: a list of {secret, time, signature, body, now}; null is a header that is not
// there, now in milliseconds. One line out: the list of what it says of each, "" where it takes it.
import { createInterface } from 'node:readline';
import { verifySlackRequest } from '@slack/bolt';

const verdict = ({ secret, time, signature, body, now }) => {
  const headers = Object.fromEntries([['x-slack-request-timestamp', time], ['x-slack-signature', signature]].filter(([, value]) => value !== null));
  try {
    verifySlackRequest({ signingSecret: secret, body, headers, nowMilliseconds: now });
    return '';
  } catch (e) {
    return String(e.message);
  }
};

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(JSON.parse(line).map(verdict)));
