import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { whileStopped } from '../../support/world/journey.ts';
import { type Waves, loggedTrips, watchWaves } from '../../support/world/waves.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

const GUEST_MAIL = 'user1@forthcoffee.com';
type Trips = ReturnType<typeof loggedTrips>;

describe('journey: how many round trips to Graph an answer takes', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.dispose());

  /** Asks, and watches from the last message that is needed until the resulting card. */
  const watched = async (
    name: string,
    words: readonly string[],
    answer: (after: number) => Promise<unknown>,
  ): Promise<{ waves: Waves; trips: Trips }> => {
    const start = world.teams.revision();
    for (const word of words.slice(0, -1)) await world.say(name, word);
    const before = loggedTrips(world).length;
    const stop = watchWaves(world);
    await world.say(name, words.at(-1) ?? '');
    await answer(start);
    return { waves: stop(), trips: loggedTrips(world).slice(before) };
  };
  const homeCard = (name: string) => (after: number) => world.told(name, /Forth Coffee/, after);
  const approvalCard = (after: number) => world.approvalCard(/Reset .+’s password\?/, after);
  /** Restarts the bot, which then has no domains and no organisations cached. */
  const forgetAll = async (): Promise<void> => {
    await world.stopBot();
    await world.startBot();
  };
  /** Restarts the bot as well; soon after it was answered, the same ask needs no Graph. */
  const longAgo = (): Promise<unknown> =>
    whileStopped(world, (rows) => sql`update requests set asked_at = asked_at - interval '1 hour'`.execute(rows));
  const longestOf = (trips: Trips, ...decisions: readonly string[]): number =>
    Math.max(0, ...trips.filter(([decision]) => decisions.includes(decision)).map(([, count]) => count));

  for (const [who, name, words] of [
    ['a guest for themselves', 'User One', ['reset my password']],
    ['a colleague for a guest', NAMES.megan, [`reset password for ${GUEST_MAIL}`, 'Forgotten']],
  ] as const) {
    it(`${who}: two at first, one once domains and home organisation are cached`, async () => {
      await forgetAll();
      const cold = await watched(name, words, homeCard(name));
      assert.equal(cold.waves.length, 2, JSON.stringify(cold.waves));
      assert.deepEqual([...(cold.waves[1] ?? [])].sort(), [
        '/auditLogs/signIns',
        "/tenantRelationships/findTenantInformationByDomainName(domainName='forthcoffee.com')",
      ]);
      assert.equal(longestOf(cold.trips, 'find', 'account'), 1);
      assert.equal(longestOf(cold.trips, 'home-organisation'), 1);

      await longAgo();
      await watched(NAMES.alex, [`reset password for ${GUEST_MAIL}`, 'Forgotten'], homeCard(NAMES.alex));
      const warm = await watched(name, words, homeCard(name));
      assert.equal(warm.waves.length, 1, JSON.stringify(warm.waves));
      assert.equal(longestOf(warm.trips, 'find', 'account'), 1);
      assert.equal(longestOf(warm.trips, 'home-organisation'), 0);
    });
  }

  it('a password that lives here: three at most, up to the approval card', async () => {
    await forgetAll();
    const { waves, trips } = await watched(NAMES.alex, ['reset my password', 'Forgotten'], approvalCard);
    assert.ok(waves.length <= 3, JSON.stringify(waves));
    assert.ok(longestOf(trips, 'find', 'account') + longestOf(trips, 'standing') <= 3, JSON.stringify(trips));
  });

  it('an administrator’s password, with roles held through groups: three at most', async () => {
    await forgetAll();
    const { waves } = await watched(NAMES.userAdmin, ['reset my password', 'Forgotten'], approvalCard);
    assert.ok(waves.length <= 3, JSON.stringify(waves));
  });

  it('a user of our own identity provider: three at most, including roles and reset page', async () => {
    await forgetAll();
    const answer = (after: number) => world.told('Diego Siciliani', /adfs\.corp\.contoso\.com/, after);
    const { waves } = await watched('Diego Siciliani', ['reset my password', 'Forgotten'], answer);
    assert.ok(waves.length <= 3, JSON.stringify(waves));
  });

  it('an unknown address: one, including the advice for a foreign domain', async () => {
    await forgetAll();
    const answer = (after: number) => world.told(NAMES.megan, /another organisation \(nowhere\.example\)/, after);
    const { waves } = await watched(NAMES.megan, ['reset password for nobody@nowhere.example', 'Forgotten'], answer);
    assert.equal(waves.length, 1, JSON.stringify(waves));
  });
});
