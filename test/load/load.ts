/** The whole load: the organisation, its day, the night after, and the count of what is left. */
import { cpus, totalmem } from 'node:os';
import { z } from 'zod';
import { openDatabase } from '../../src/store/database/open-database.ts';
import { readLockdown } from '../../src/store/requests/stored-lockdown.ts';
import { createLog } from '../../src/telemetry/log.ts';
import type { Line } from '../support/processes/npm-start.ts';
import { chance } from '../support/random.ts';
import { runCommand } from '../support/processes/run-command.ts';
import { type CardsLeft, cardsLeft } from './count/cards.ts';
import { type Effects, effectsOf } from './count/effects.ts';
import { nightPasses } from './count/night.ts';
import { type JobsLeft, jobsLeft, storedRequests, withoutTheirEntries } from './count/rows.ts';
import { type Day, type Plan, workingDay } from './day.ts';
import { counted } from './faults/calls.ts';
import { organisation } from './organisation.ts';
import type { Told } from './people/request.ts';
import { type Surroundings, startSurroundings } from './surroundings.ts';

const REASON_LIMIT = 80;

export type Result = {
  readonly plan: Plan & { readonly accounts: number };
  readonly machine: { readonly cores: number; readonly memoryGb: number; readonly node: string };
  readonly seconds: number;
  readonly requests: number;
  /** By kind of request: how many, and how many people gave up. */
  readonly people: {
    readonly kinds: Readonly<Record<string, number>>;
    readonly gaveUp: Readonly<Record<string, number>>;
    /** Of those who gave up: what they did and what was answered. */
    readonly diaries: readonly Pick<Told, 'request' | 'gaveUp' | 'diary'>[];
    readonly said: number;
    readonly pressed: number;
    readonly pressedTwice: number;
    readonly refused: number;
    /** Of a turn that was taken, in milliseconds. */
    readonly turnMs: { readonly half: number; readonly most99: number; readonly longest: number };
  };
  readonly faults: Day['faults'];
  readonly effects: Effects;
  readonly cards: CardsLeft;
  readonly jobs: JobsLeft;
  readonly audit: { readonly findings: string; readonly withoutTheirEntries: readonly string[] };
  readonly log: {
    /** Instances that ended without being killed. */
    readonly ends: readonly string[];
    readonly errors: Readonly<Record<string, number>>;
    readonly warnings: Readonly<Record<string, number>>;
  };
};

const WARN = 40;
const ERROR = 50;

/** @param accounts how many the directory has @throws without PostgreSQL, or if the bot cannot be started */
export async function load(plan: Plan, accounts: number, report: (line: string) => void): Promise<Result> {
  const dice = chance(plan.seed);
  const people = organisation(plan.requests, accounts, dice);
  report(`${people.tenant.users.length} accounts, ${people.cases.length} of them ask`);
  const around = await startSurroundings(people, dice);
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => void around.close().finally(() => process.exit(1)));
  try {
    const day = await workingDay(around, people, plan, report);
    report('The day is over; the night passes');
    await nightPasses(around.database);
    return await count(around, day, { ...plan, accounts });
  } finally {
    await around.close();
  }
}

async function count(around: Surroundings, day: Day, plan: Result['plan']): Promise<Result> {
  const { settings, directory, instances } = around;
  const audit = await runCommand(['src/commands/audit.ts', 'verify'], settings);
  const database = await openDatabase({
    dataDir: '',
    databaseUrl: settings['DATABASE_URL'] ?? '',
    log: createLog({ level: 'silent' }),
  });
  const db = database.rows;
  try {
    const requests = await storedRequests(db);
    const { told, board, people, faults, seconds } = day;
    return {
      plan,
      machine: { cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), node: process.version },
      seconds: Math.round(seconds),
      requests: requests.length,
      people: {
        ...{ said: people.said, pressed: people.pressed, pressedTwice: people.pressedTwice, refused: people.refused },
        kinds: counted(told.map(({ of }) => of.kind)),
        gaveUp: counted(told.flatMap(({ gaveUp }) => gaveUp ?? [])),
        diaries: told
          .filter(({ gaveUp }) => gaveUp !== null)
          .map(({ request, gaveUp, diary }) => ({ request, gaveUp, diary })),
        turnMs: percentiles(people.turnMs),
      },
      faults,
      effects: effectsOf(requests, told, directory),
      cards: await cardsLeft(db, board, requests, await readLockdown(db)),
      jobs: await jobsLeft(db),
      audit: {
        findings: audit.code === 0 ? '' : audit.said,
        withoutTheirEntries: await withoutTheirEntries(db, requests),
      },
      log: {
        ends: instances.tally.ends,
        errors: counted(instances.logged(ERROR).map(withReason)),
        warnings: counted(
          instances
            .logged(WARN)
            .filter(({ level }) => level < ERROR)
            .map(({ msg }) => msg),
        ),
      },
    };
  } finally {
    await database.close();
  }
}

function percentiles(values: readonly number[]): Result['people']['turnMs'] {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (part: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0);
  return { half: at(0.5), most99: at(0.99), longest: at(1) };
}

const failed = z.looseObject({ error: z.looseObject({ message: z.string(), errorCode: z.string().optional() }) });

/** One line of the log has many reasons: its error's code, or what it says. */
function withReason(line: Line): string {
  const { error } = failed.safeParse(line).data ?? {};
  return error === undefined ? line.msg : `${line.msg} (${error.errorCode ?? error.message.slice(0, REASON_LIMIT)})`;
}
