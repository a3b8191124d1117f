/**
 * The yardstick of `npm run bench:turns`: a bot of the same stack that does nothing but answer, as Microsoft's own sample does
 * ("02.echo-bot"): restify with its body parser, the adapter with its own token checks, one message back.
 */
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createServer, plugins } from 'restify';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ ...process.env }));
const server = createServer();
server.use(plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(Object.assign(request, { method: 'POST' }), response, async (context) => {
    const { type, text } = context.activity;
    if (type === 'message') await context.sendActivity(`Echo: ${text}`);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ level: 30, msg: 'Listening', port: server.address().port })}\n`);
});
