// An echo bot on Microsoft's archived Bot Framework SDK, without authentication: echo.mjs <port>.
// Plain node:http in front, so that no web framework is measured along.
import { createServer } from 'node:http';
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (turn, next) => {
  await turn.sendActivity(`echo ${turn.activity.text}`);
  await next();
});

createServer(async (request, response) => {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  request.body = JSON.parse(text);
  response.status = code => ((response.statusCode = code), response);
  response.header = (name, value) => (response.setHeader(name, value), response);
  response.send = body => response.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
  await adapter.process(request, response, turn => bot.run(turn));
}).listen(Number(process.argv[2]), '127.0.0.1');
