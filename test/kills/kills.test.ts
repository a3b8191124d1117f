/**
 * `npm run kills`: kill -9 between any two effects, without a hook in production code: the local directory, the local Teams, the token issuers
 * and a proxy in front of PostgreSQL kill the process. Settings: `KILLS` (how many; `all`), `KILLS_SEED` (which), `KILLS_AT`
 * (only points whose description matches, such as `^teams after`), `KILLS_WORLDS` (how many at once).
 */
import assert from 'node:assert/strict';
import { type Fate, type Plan, rehearse } from './support/kill.ts';
import { spread } from './support/spread.ts';
import { type Kills, prepared, sweep } from './support/sweep.ts';
import { type Tally, describePoint, tableOf, tallyOf } from './support/tally.ts';
import type { Happening } from './support/proxy/trigger.ts';
import { WAYS, type Way } from './support/people/ways.ts';

const { KILLS = '24', KILLS_SEED = '1', KILLS_AT = '', KILLS_WORLDS = '4' } = process.env;
const seed = Number(KILLS_SEED);
/** Variations of the plain kill run this many times fewer. */
const SHARE = 4;
/** About how many statements a start and the recovery after it take. */
const STATEMENTS = 60;

const tallies: Tally[] = [];

describe('kill -9 between any two effects', () => {
  after(() => process.stdout.write(`\n${tableOf(tallies)}\n`));
  const known = new Map<Way, readonly Happening[]>();

  const some = async (
    way: Way,
    share: number,
    fits: (point: Happening) => boolean = () => true,
  ): Promise<readonly Happening[]> => {
    const points = known.get(way) ?? (await pointsOf(way));
    known.set(way, points);
    const fitting = points.filter(fits);
    return KILLS === 'all' ? fitting : spread(fitting, Math.max(1, Number(KILLS) / share), seed);
  };
  const once = async (way: Way, share: number): Promise<Plan[]> => (await some(way, share)).map((at) => ({ at }));
  const restarted = async (title: string, way: Way, share = SHARE): Promise<void> =>
    allRight({ title, fate: 'restarted', way, plans: await once(way, share) });

  it('and a restart: no request lost, no two passwords, no audit entry missing, every card right', () =>
    restarted('restarted', WAYS.plain, 1));

  it('and a restart, with the reset in the approver’s name', () =>
    restarted('as the approver', WAYS['as the approver'], 1));

  it('and a restart, with two approvers', () => restarted('two approvers', WAYS['two approvers']));

  it('and a restart, with an approver who hands the password over, and an owner who is told', () =>
    restarted('for somebody else', WAYS['somebody else']));

  it('and a restart, with an approver who has to sign in again', () =>
    restarted('signed in again', WAYS['signed in again']));

  it('and a restart, with a password that nobody reads: it is replaced by one that nobody knows', () =>
    restarted('unread', WAYS.unread));

  it('and a restart, with an unread password that is replaced in the approver’s name', () =>
    restarted('unread, as the approver', WAYS['unread, as the approver']));

  it('and a restart, with an owner who stops it: nothing is written', () => restarted('stopped', WAYS.stopped));

  it('and a restart, with an owner who disowns the reset: the account is locked', () =>
    restarted('disowned', WAYS.disowned));

  it('and a restart, with the account locked in the approver’s name', () =>
    restarted('disowned, as the approver', WAYS['disowned, as the approver']));

  it('and a restart, with another approver who has to lock it', () => restarted('secured', WAYS.secured));

  it('and another kill during the recovery', async () => {
    const way = WAYS['somebody else'];
    const plans = (await some(way, SHARE)).map((at, index): Plan => {
      const nth = 1 + Math.floor(STATEMENTS * ((index * 0.618 + seed * 0.382) % 1));
      return { at, again: { where: 'database', moment: index % 2 === 0 ? 'before' : 'after', nth } };
    });
    return allRight({ title: 'killed twice', fate: 'restarted', way, plans });
  });

  // Graph and Teams cannot tell which of two instances called; the database can, as each instance has its own proxy.
  const ofOneOfTwo = async (title: string, fate: Fate, way: Way): Promise<void> => {
    const points = await some(way, SHARE, ({ where }) => where === 'database');
    return allRight({ title, fate, way, plans: points.map((at) => ({ at })) });
  };

  for (const way of ['plain', 'two approvers', 'somebody else'] as const) {
    it(`and no restart: the other instance recovers the request (${way})`, () =>
      ofOneOfTwo(`two instances, not restarted: ${way}`, 'replaced', WAYS[way]));
  }

  it('no kill but a suspension: an instance taken for dead resumes after everything is done, and does no harm', () =>
    ofOneOfTwo('held', 'held', WAYS['somebody else']));
});

/** Everything that happens between a request and its end: each is a point to kill at. */
async function pointsOf(way: Way): Promise<readonly Happening[]> {
  const around = await prepared(1, { fate: 'restarted', way });
  try {
    const [people] = around.cases;
    assert.ok(people);
    const points = await rehearse(around, people);
    return points.filter((point) => new RegExp(KILLS_AT).test(describePoint(point)));
  } finally {
    await around.close();
  }
}

async function allRight(kills: Kills): Promise<void> {
  const report = (line: string): void => void process.stdout.write(`      ${line}\n`);
  const tally = tallyOf(await sweep(kills, Number(KILLS_WORLDS), report));
  tallies.push(tally);
  report(tally.summary);
  assert.deepEqual(tally.faults, []);
  assert.ok(tally.kills > 0, 'nobody was killed');
}
