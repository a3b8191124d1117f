import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { BY_MESSAGES } from '../../../src/bot/directory-for-people.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { type Service, startService } from '../../../src/service.ts';
import { type Activity, invokeOf, messageOf } from '../../support/http/forge.ts';
import { auditTrail, whileStopped } from '../../support/world/journey.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

/** Several processes can share PostgreSQL; the embedded database belongs to one. */
const INSTANCES = process.env['TEST_DATABASE_URL'] === undefined ? 1 : 2;
const TIMES = 300;
const AT_ONCE = 20;
const MOST = 5;
/** The most Graph calls it takes to tell whether someone is an approver. */
const CALLS_EACH = 5;
const people = ['Flo Clicks', 'Flo Types', 'Flo Helps', 'Flo Reads'].map((name, at) => colleague(name, `flo${at}`));

describe(`journey: one person floods the bot, over ${INSTANCES} instance(s)`, function () {
  this.timeout(180_000);
  let world: World;
  const others: Service[] = [];
  let graphCalls = 0;
  before(async () => {
    world = await startWorld({ people });
    const silent = createLog({ level: 'silent' });
    while (others.length < INSTANCES - 1) others.push(await startService(world.config, silent, '127.0.0.1'));
    world.directory.onCall((_call, moment) => {
      if (moment === 'received') graphCalls += 1;
      return Promise.resolve();
    });
  });
  after(async () => {
    await Promise.all(others.map((other) => other.stop()));
    await world.dispose();
  });

  /** Delivers them to all instances in turn. @returns how often each status was the answer */
  const flood = async (activities: readonly Activity[]): Promise<Record<number, number>> => {
    const urls = [world.botUrl(), ...others.map(({ port }) => `http://127.0.0.1:${port}`)];
    const statuses: Record<number, number> = {};
    const waiting = activities.map((activity, at) => ({ activity, url: urls[at % urls.length] ?? '' }));
    const deliver = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { status } = await fetch(`${next.url}/api/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${await world.teams.signToken()}` },
          body: JSON.stringify(next.activity),
        });
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, deliver));
    return statuses;
  };
  const times = (activity: () => Activity): Activity[] => Array.from({ length: TIMES }, activity);
  const posts = (name: string): number =>
    world.teams.history(world.teams.personalChat(world.id(name))).filter(({ fromBot }) => fromBot).length;
  const rowsOf = (name: string): Promise<number> =>
    whileStopped(world, async (rows) => {
      const found = await rows.selectFrom('requests').select('id').where('requester_id', '=', world.id(name)).execute();
      return found.length;
    });
  const entriesOf = async (name: string): Promise<number> =>
    (await auditTrail(world)).filter(({ by }) => by === name).length;
  const atMost = (what: string, count: number, most: number): void =>
    assert.ok(count <= most, `${what}: ${count}, and at most ${most} are allowed`);

  it(`${TIMES} asks by click: five rows, and audit entries, look-ups and posts for those five only`, async () => {
    const name = 'Flo Clicks';
    const before = graphCalls;
    const data = { verb: 'ask', whose: 'other', who: 'nobody@contoso.com', reason: 'I forgot it on holiday' };
    const click = (): Activity =>
      invokeOf(
        world,
        world.id(name),
        { action: { type: 'Action.Execute', verb: 'ask', data }, trigger: 'manual' },
        { replyToId: randomUUID() },
      );
    assert.deepEqual(await flood(times(click)), { 200: TIMES });
    assert.equal(await rowsOf(name), MOST);
    atMost('entries', await entriesOf(name), MOST + 1);
    atMost('calls of Graph', graphCalls - before, MOST * 8);
    atMost('posts', posts(name), MOST);
  });

  it(`${TIMES} typed asks: five rows, and forms, cards and answers for those five and one more only`, async () => {
    const name = 'Flo Types';
    const before = graphCalls;
    for (let asked = 0; asked < MOST; asked += 1) {
      const since = world.teams.revision();
      await world.say(name, 'reset password for nobody@contoso.com');
      await world.say(name, 'I forgot it on holiday');
      await world.told(name, /I found no account/, since);
    }
    await flood(times(() => messageOf(world, world.id(name), { text: 'reset password for nobody@contoso.com' })));
    assert.equal(await rowsOf(name), MOST);
    atMost('entries', await entriesOf(name), MOST + 1);
    atMost('calls of Graph', graphCalls - before, MOST * 8);
    atMost('posts', posts(name), MOST * 2 + INSTANCES);
  });

  it(`${TIMES} times "pending": as many look-ups as the budget allows, and one answer beyond it`, async () => {
    const name = 'Flo Reads';
    const before = graphCalls;
    const startedAt = Date.now();
    await flood(times(() => messageOf(world, world.id(name), { text: 'pending' })));
    const refilled = Math.ceil((Date.now() - startedAt) / BY_MESSAGES.refillMs);
    const budget = (BY_MESSAGES.burst + refilled) * INSTANCES;
    atMost('calls of Graph', graphCalls - before, budget * CALLS_EACH);
    atMost('posts', posts(name), budget + INSTANCES);
    await world.told(name, /That is a lot at once/);
  });

  it(`${TIMES} times "help": each is answered, beyond the budget without asking the directory`, async () => {
    const name = 'Flo Helps';
    const before = graphCalls;
    const startedAt = Date.now();
    await flood(times(() => messageOf(world, world.id(name), { text: 'help' })));
    const refilled = Math.ceil((Date.now() - startedAt) / BY_MESSAGES.refillMs);
    atMost('calls of Graph', graphCalls - before, (BY_MESSAGES.burst + refilled) * INSTANCES * CALLS_EACH);
    assert.equal(posts(name), TIMES);
  });

  it(`${TIMES} foreign activities and ${TIMES} refused clicks: one audit entry each, then one with the count`, async () => {
    const foreign = { conversation: { id: 'a:foreign', tenantId: randomUUID() }, channelData: undefined };
    const stranger = randomUUID();
    await flood(times(() => messageOf(world, stranger, foreign)));
    const data = { verb: 'refresh', request: 'x'.repeat(22) };
    const action = { type: 'Action.Execute', verb: 'refresh', data };
    await flood(times(() => invokeOf(world, world.id(NAMES.alex), { action, trigger: 'automatic' })));
    const refused = async () =>
      (await auditTrail(world)).filter(({ action: what }) => /^refused:(activity|click)/.test(what));
    assert.deepEqual(
      (await refused()).map(({ action: what }) => what),
      ['refused:activity', 'refused:click'],
    );
    await whileStopped(world, async (rows) => {
      await rows.updateTable('refusals').set({ until: new Date().toISOString() }).execute();
    });
    const told = (await refused()).slice(2).map(({ action: what, detail }) => [what, detail['more']]);
    assert.deepEqual(told.sort(), [
      ['refused:activity', TIMES - 1],
      ['refused:click', TIMES - 1],
    ]);
  });
});
