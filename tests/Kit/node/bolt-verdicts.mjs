// Asks Bolt's own verifier about requests. One line in: a list of {secret, time, signature, body, now}; null is a
// missing header, now is in milliseconds. One line out: a list with the error for each, "" if it is accepted.
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
