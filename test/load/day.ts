/** A working day in minutes: people ask in bursts, approvers take their time, and things fail as planned. */
import { setTimeout as wait } from 'node:timers/promises';
import { chance } from '../support/random.ts';
import { startCallFaults } from './faults/calls.ts';
import type { Organisation } from './organisation.ts';
import { meet } from './people/ask.ts';
import { createBoard, type Board } from './people/board.ts';
import type { Stage, Tally } from './people/person.ts';
import { type Told, wholeRequest } from './people/request.ts';
import type { Surroundings } from './surroundings.ts';

export type Plan = { readonly requests: number; readonly minutes: number; readonly seed: number };

export type Day = {
  readonly told: readonly Told[];
  readonly board: Board;
  readonly people: Tally;
  readonly faults: {
    readonly connector: Readonly<Record<string, number>>;
    readonly graph: Readonly<Record<string, number>>;
    readonly kills: number;
    readonly failedStarts: number;
    readonly databaseAwaySeconds: number;
    readonly connectionsCut: number;
  };
  /** From the first ask until the last person was done. */
  readonly seconds: number;
};

/** On a shorter day, everything is as much shorter. */
const FULL_DAY_MS = 600_000;
const KILL_EVERY_MS = 60_000;
const AWAY_MS = 30_000;
const SPELL_MS = 5_000;
/** When the database goes away, and when Graph throttles everybody, as parts of the day. */
const AWAY_AT = 0.6;
const SPELLS_AT = [0.25, 0.8] as const;
/** The last request begins this late, so that it can end. */
const LAST_ASK = 0.85;
/** Most people ask at these times of the day: in the morning, after lunch. Part of the day, and of the requests. */
const BURSTS = [
  { at: 0.02, width: 0.05, share: 0.3 },
  { at: 0.45, width: 0.03, share: 0.2 },
] as const;

/** @param say receives a line now and then */
export async function workingDay(
  around: Surroundings,
  { approvers, admin, cases }: Organisation,
  { minutes, seed }: Plan,
  report: (line: string) => void,
): Promise<Day> {
  const { teams, directory, instances } = around;
  const board = createBoard(teams);
  const people: Tally = { said: 0, pressed: 0, pressedTwice: 0, refused: 0, turnMs: [] };
  const dayMs = minutes * 60_000;
  const scale = dayMs / FULL_DAY_MS;
  const stageOf = (n: number): Stage => ({
    teams,
    board,
    chance: chance(seed + 1_000 * n),
    pace: { scale },
    tally: people,
    diary: [],
  });
  const setUp = stageOf(0);

  await instances.allUp();
  const channel = teams.approvals.conversationId;
  await teams.sendMessage(admin.id, channel, 'approvals here');
  // Whoever hands a password over must be reachable.
  for (const approver of approvers) await meet(setUp, approver);

  const started = performance.now();
  const when = chance(seed);
  const calls = startCallFaults(teams, directory, chance(seed + 1));
  let cut = 0;
  const away = Math.min(AWAY_MS, dayMs / 20);
  const events = [
    wait(dayMs * AWAY_AT).then(async () => void (cut = await around.databaseAway(away))),
    ...SPELLS_AT.map((at) => wait(dayMs * at).then(() => calls.throttleGraph(SPELL_MS * scale))),
    killing(around, Math.min(KILL_EVERY_MS, dayMs / 4), dayMs),
    wait(dayMs),
  ];
  let done = 0;
  const told = cases.map(async (of, n) => {
    await wait(momentOf(when.next(), when.next()) * dayMs);
    const result = await wholeRequest({ ...stageOf(n + 1), approvers, channel }, of);
    done += 1;
    if (done % 100 === 0) report(`${done} of ${cases.length} requests are done`);
    return result;
  });
  await Promise.all(events);
  calls.stop();
  const results = await Promise.all(told);
  await instances.allUp();
  return {
    told: results,
    board,
    people,
    faults: {
      ...calls.seen(),
      kills: instances.tally.kills,
      failedStarts: instances.tally.failedStarts,
      databaseAwaySeconds: away / 1_000,
      connectionsCut: cut,
    },
    seconds: (performance.now() - started) / 1_000,
  };
}

/** When someone asks, as a part of the day. @param which decides whether in a burst @param where decides where in it */
function momentOf(which: number, where: number): number {
  let left = which;
  for (const { at, width, share } of BURSTS) {
    if (left < share) return at + width * where;
    left -= share;
  }
  return LAST_ASK * where;
}

async function killing({ instances }: Surroundings, everyMs: number, untilMs: number): Promise<void> {
  for (let at = everyMs; at < untilMs; at += everyMs) {
    await wait(everyMs);
    await instances.killOne();
  }
}
