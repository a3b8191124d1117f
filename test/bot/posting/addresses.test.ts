/** Which service URL a conversation uses: the one that worked, until it no longer does and another one does. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { APPROVALS } from '../../../src/bot/posting/conversations.ts';
import type { Conversation } from '../../../src/bot/ports.ts';
import { MEGAN } from '../../sandbox/teams/support.ts';
import { TOLD, denied, pending, startDrawing, type Drawing } from '../drawing.ts';
import { approvalsOf, chatOf } from '../support.ts';

/** The same host, which answers there only with 404 `NotFound`. */
const elsewhere = (serviceUrl: string): string => `${serviceUrl}elsewhere/`;

describe('the service URLs of a conversation', () => {
  let world: Drawing;
  afterEach(() => world.teams.close());

  const startWith = async (changed: (channel: Conversation) => Partial<Conversation>): Promise<Conversation> => {
    world = await startDrawing((teams) => {
      const channel = approvalsOf(teams);
      return [{ ...channel, ...changed(channel) }, chatOf(teams, MEGAN)];
    });
    return approvalsOf(world.teams);
  };
  const addresses = async (): Promise<unknown> => {
    const { serviceUrl, otherServiceUrl } = (await world.conversations.get(APPROVALS)) ?? {};
    return { serviceUrl, otherServiceUrl };
  };

  it('swap if the first one refuses and the other one does not', async () => {
    const { serviceUrl } = await startWith((channel) => ({
      serviceUrl: elsewhere(channel.serviceUrl),
      otherServiceUrl: channel.serviceUrl,
    }));
    await world.draw(pending());
    assert.deepEqual(world.inChannel(), ['approvers: pending en']);
    assert.deepEqual(await addresses(), { serviceUrl, otherServiceUrl: elsewhere(serviceUrl) });
    assert.deepEqual((await world.callsOf(() => world.draw(denied))).sort(), TOLD);
  });

  it('stay in order while the first one works', async () => {
    const { serviceUrl } = await startWith((channel) => ({ otherServiceUrl: elsewhere(channel.serviceUrl) }));
    await world.draw(pending());
    assert.deepEqual(await addresses(), { serviceUrl, otherServiceUrl: elsewhere(serviceUrl) });
  });

  it('are not swapped if a call may have been carried out: no card is posted twice', async () => {
    const { serviceUrl } = await startWith((channel) => ({ otherServiceUrl: channel.serviceUrl }));
    world.teams.faults.failNext({ match: /^POST \/connector\/v3\/conversations$/, how: 'lost-answer' });
    await assert.rejects(world.draw(pending()));
    assert.equal(world.inChannel().length, 1);
    assert.deepEqual(await addresses(), { serviceUrl, otherServiceUrl: serviceUrl });
  });

  it('update a card that was posted at another one, which is stored with it', async () => {
    const { serviceUrl } = await startWith(() => ({}));
    await world.draw(pending());
    const [kept] = [...world.cards.rows.values()].filter(({ audience }) => audience === 'approvers');
    assert.ok(kept);
    await world.cards.put({ ...kept, serviceUrl: elsewhere(serviceUrl) });
    await world.draw(denied);
    assert.deepEqual(world.inChannel(), ['approvers: denied en']);
    assert.equal(world.cards.rows.get(`${kept.request} approvers`)?.serviceUrl, serviceUrl);
  });

  it('get nothing if foreign, which is logged as an error and stops no other card; the row stays', async () => {
    const heard: string[] = [];
    const server = createServer((request, response) => {
      heard.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    const { port } = address;
    const foreign = `http://127.0.0.1:${port}/`;
    try {
      await startWith(() => ({ serviceUrl: foreign, otherServiceUrl: foreign }));
      await world.draw(pending());
      assert.match(world.inChat().join(), /requester: pending en.*could not bring your request to the approvers/);
      const stored = { ...chatOf(world.teams, MEGAN), serviceUrl: foreign };
      await world.conversations.put(stored);
      for (const card of [...world.cards.rows.values()]) await world.cards.put({ ...card, serviceUrl: foreign });
      const { cards: rows } = await world.cards.of(denied.id);
      await world.draw(denied);
      const { cards, copies } = await world.cards.of(denied.id);
      assert.deepEqual([...copies, ...cards.slice(1)], rows);
      assert.deepEqual(heard, []);
      const told = world.logged.filter(({ msg }) => msg === LOUDLY);
      assert.ok(told.length >= 2 && told.every(({ host }) => host === `127.0.0.1:${port}`));
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

const LOUDLY = 'A stored address is not in SERVICE_URL_HOSTS: nothing was sent';
