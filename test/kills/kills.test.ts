/**
 * Kill −9 between any two effects, without a hook in production code: the local directory, the local Teams and a proxy before
 * PostgreSQL pull the trigger. Settings: `KILLS` (how many; `all`), `KILLS_SEED` (which), `KILLS_AT` (only points like this, such
 * as `^teams after`), `KILLS_WORLDS` (how many at once).
 */
import assert from 'node:assert/strict';
import { type Plan, rehearse } from './support/kill.ts';
import { spread } from './support/spread.ts';
import { type Kills, prepared, sweep } from './support/sweep.ts';
import { tallyOf } from './support/tally.ts';
import type { Happening } from './support/trigger.ts';
import { WAYS, type Way } from './support/ways.ts';

const { KILLS = '24', KILLS_SEED = '1', KILLS_AT = '', KILLS_WORLDS = '4' } = process.env;
const seed = Number(KILLS_SEED);
/** Of the kinds of kill that are variations there are so many fewer. */
const SHARE = 4;
/** A start and what is made good after it have about so many statements. */
const STATEMENTS = 60;

describe('kill −9 between any two effects', () => {
  const all = new Map<Way, readonly Happening[]>();
  before(async () => {
    for (const way of Object.values(WAYS)) all.set(way, await pointsOf(way));
  });

  const some = (way: Way, share = 1): readonly Happening[] => {
    const points = all.get(way) ?? [];
    return spread(points, (KILLS === 'all' ? points.length : Number(KILLS)) / share, seed);
  };
  const once = (way: Way, share?: number): Plan[] => some(way, share).map((at) => ({ at }));

  it('and a restart: no request lost, no two passwords, no audit entry missing, every card right', () =>
    allRight({ title: 'restarted', fate: 'restarted', way: WAYS.plain, plans: once(WAYS.plain) }));

  it('and a restart, where two have to approve', () => {
    const way = WAYS['two approvers'];
    return allRight({ title: 'two approvers', fate: 'restarted', way, plans: once(way, SHARE) });
  });

  it('and a restart, where an approver hands the password over', () => {
    const way = WAYS['somebody else'];
    return allRight({ title: 'for somebody else', fate: 'restarted', way, plans: once(way, SHARE) });
  });

  it('and again while the request is being made good', () => {
    const way = WAYS['somebody else'];
    const plans = some(way, SHARE).map((at, index): Plan => {
      const nth = 1 + Math.floor(STATEMENTS * ((index * 0.618 + seed * 0.382) % 1));
      return { at, again: { where: 'database', moment: index % 2 === 0 ? 'before' : 'after', nth } };
    });
    return allRight({ title: 'killed twice', fate: 'restarted', way, plans });
  });

  // Which of two instances called the directory or Teams, these do not tell; each has a database proxy of its own.
  const ofOneOfTwo = (way: Way): Plan[] => once(way, SHARE / 2).filter(({ at }) => at.where === 'database');

  it('and no restart: the other instances make it good', () => {
    const way = WAYS['two approvers'];
    return allRight({ title: 'replaced', fate: 'replaced', way, plans: ofOneOfTwo(way) });
  });

  it('no kill, but a halt: taken for dead, an instance goes on when all is over, and harms nothing', () => {
    const way = WAYS['somebody else'];
    return allRight({ title: 'held', fate: 'held', way, plans: ofOneOfTwo(way) });
  });
});

/** Everything that happens between an ask and its end, each of it a point to be killed at. */
async function pointsOf(way: Way): Promise<readonly Happening[]> {
  const around = await prepared(1, { fate: 'restarted', way });
  try {
    const [people] = around.cases;
    assert.ok(people);
    const points = await rehearse(around, people);
    return points.filter(({ where, moment, what }) => new RegExp(KILLS_AT).test(`${where} ${moment} ${what}`));
  } finally {
    await around.close();
  }
}

async function allRight(kills: Kills): Promise<void> {
  const report = (line: string): void => void process.stdout.write(`      ${line}\n`);
  const tally = tallyOf(await sweep(kills, Number(KILLS_WORLDS), report));
  report(tally.summary);
  assert.deepEqual(tally.faults, []);
  assert.ok(tally.kills > 0, 'nobody was killed');
}
