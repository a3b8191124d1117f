import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { messageOf } from '../../support/http/forge.ts';
import { whileStopped } from '../../support/world/journey.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, globalAdmin } = NAMES;

describe('journey: the service URLs that the bot sends to', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.dispose());

  /** On an allowed host, but nothing answers there. */
  const odd = (): string => `${world.teams.serviceUrl}elsewhere/`;

  it('one activity with another service URL does not move any cards there', async () => {
    const { teams } = world;
    await world.say(megan, 'help');
    await world.told(megan, /Here is what I can do/);
    const serviceUrl = odd();
    const token = await teams.signToken({ serviceurl: serviceUrl });
    const channel = { id: teams.approvals.channelId };
    const tenant = { id: world.config.identity.tenantId };
    for (const changes of [
      {},
      {
        conversation: { id: `${channel.id};messageid=1`, conversationType: 'channel', isGroup: true },
        channelData: { tenant, channel },
      },
    ]) {
      await teams.deliver(messageOf(world, world.id(megan), { serviceUrl, text: 'help', ...changes }), { token });
    }
    const approval = await world.askFor(megan, 'reset my password');
    const before = teams.revision();
    await world.click(globalAdmin, approval, 'deny', { reason: 'Not today' });
    await world.told(megan, /Not today/, before);
    assert.deepEqual(verbsOf((await world.approvalCard(/Not today/, before)).card), []);
  });

  it('a conversation that moved is found at the service URL of its next activity', async () => {
    await whileStopped(world, (rows) => rows.updateTable('conversations').set({ service_url: odd() }).execute());
    await world.teams.sendMessage(world.id(alex), world.teams.approvals.conversationId, 'help');
    const approval = await world.askFor(alex, 'reset my password');
    const before = world.teams.revision();
    await world.click(globalAdmin, approval, 'deny', { reason: 'Not this week' });
    await world.told(alex, /Not this week/, before);
    const stored = await whileStopped(world, (rows) =>
      rows.selectFrom('conversations').select('service_url').where('key', '=', 'approvals').execute(),
    );
    assert.deepEqual(stored, [{ service_url: world.teams.serviceUrl }]);
  });

  it('a service URL that someone wrote into the database gets no request, and so no token', async () => {
    const heard: string[] = [];
    const server = createServer((request, response) => {
      heard.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? ''}`);
      response.end();
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    try {
      const approval = await world.askFor(megan, 'reset my password');
      const address = server.address();
      assert.ok(typeof address === 'object' && address !== null);
      const { port } = address;
      const foreign = { service_url: `http://127.0.0.1:${port}/` };
      await whileStopped(world, async (rows) => {
        await rows
          .updateTable('conversations')
          .set({ ...foreign, other_service_url: foreign.service_url })
          .execute();
        await rows.updateTable('cards').set(foreign).execute();
      });
      const before = world.teams.revision();
      await world.click(globalAdmin, approval, 'deny', { reason: 'Not this year' });
      // The chat's next activity has its real service URL.
      await world.say(megan, 'status');
      await world.told(megan, /Your latest requests/, before);
      const next = await world.askFor(alex, 'reset my password');
      await world.click(globalAdmin, next, 'deny', { reason: 'Nor next year' });
      await world.told(alex, /Nor next year/, before);
      assert.match(world.logged(), /A stored address is not in SERVICE_URL_HOSTS/);
      assert.deepEqual(heard, []);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
