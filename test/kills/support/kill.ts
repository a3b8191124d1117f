/** Kills during one request: an instance is killed at some point, and the request recovers all the same. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Aftermath, type Fault, aftermath, settled } from './aftermath.ts';
import type { Case } from './people/people.ts';
import type { Surroundings } from './surroundings.ts';
import type { Happening, Point } from './proxy/trigger.ts';
import { introduce, wholeRequest } from './people/whole-request.ts';

/**
 * What happens to the instance: it is killed and restarted; or killed, and another instance that was always running recovers
 * the request; or only suspended, taken for dead by the other, and resumed when everything is done.
 */
export type Fate = 'restarted' | 'replaced' | 'held';

export type Plan = {
  readonly at: Point;
  /** Where the restarted instance is killed as well, counted from its start. */
  readonly again?: Point;
};

export type Outcome = Aftermath & {
  /** None if the request ended before it reached the point. */
  readonly struck: readonly Happening[];
  /** The password was shown in an answer that nobody received. */
  readonly unseen: boolean;
};

const QUIET_MS = 2_000;

/** Records what happens while someone asks for, gets and reads a password and nothing is killed. @throws if that fails */
export async function rehearse(around: Surroundings, people: Case): Promise<readonly Happening[]> {
  await introduce(around, people);
  const armed = around.trigger.arm();
  const { faults } = await carriedThrough(around, people);
  if (faults.length > 0) throw new Error(`Nobody was killed, and yet: ${JSON.stringify(faults)}`);
  return armed.happenings;
}

/** Kills the instance as planned while someone asks for a reset, and checks the outcome. */
export async function kill(around: Surroundings, people: Case, { at, again }: Plan, fate: Fate): Promise<Outcome> {
  const { trigger } = around;
  await introduce(around, people);
  const struck: Happening[] = [];
  let release: (() => void) | undefined;
  void trigger.arm(at, fate === 'held' ? 'hold' : 'kill').struck.then(async (first) => {
    struck.push(first.at);
    if (fate === 'held') release = () => first.bot.release();
    if (fate !== 'restarted') return;
    await letTimePass(around);
    if (again !== undefined) {
      void trigger.arm(again).struck.then(async (second) => {
        struck.push(second.at);
        await letTimePass(around);
        await around.startBot();
      });
    }
    await around.startBot();
  });
  const result = await carriedThrough(around, people, async () => {
    if (release === undefined) return;
    release();
    await quiet(around);
  });
  if (fate === 'replaced' && struck.length > 0) await around.startBot();
  await around.up();
  return { ...result, struck };
}

/** @param afterwards what to do when everything is done, before the check */
async function carriedThrough(
  around: Surroundings,
  people: Case,
  afterwards = (): Promise<void> => Promise.resolve(),
): Promise<Omit<Outcome, 'struck'>> {
  try {
    const told = await wholeRequest(around, people);
    const over = await settled(around, people, told);
    around.trigger.disarm();
    await afterwards();
    await around.up();
    const { faults, ...rest } = await aftermath(around, people, told);
    const left: Fault[] = over ? [] : [{ kind: 'lost', text: 'some of its jobs are never done' }];
    return { ...rest, faults: [...left, ...faults], unseen: around.way.isRead && told.password === null };
  } catch (error) {
    around.trigger.disarm();
    await afterwards();
    const text = `${String(error).split('\n', 1).join('')} (${await standing(around, people)})`;
    return { faults: [{ kind: 'lost', text }], copies: 0, unclaimed: false, unseen: false };
  }
}

/** What is stored of their request when they give up. */
async function standing({ database }: Surroundings, { requester }: Case): Promise<string> {
  const { rows } = await database.query<{ readonly action: string }>(
    'select action from audit where request_id in (select id from requests where requester_id = $1) order by seq',
    [requester.id],
  );
  return rows.map(({ action }) => action).join(' ') || 'nothing was stored';
}

/** Waits until nothing has happened for a while. */
async function quiet({ trigger }: Surroundings): Promise<void> {
  const { happenings } = trigger.arm();
  let before = -1;
  while (happenings.length > before) {
    before = happenings.length;
    await wait(QUIET_MS);
  }
  trigger.disarm();
}

/** An instance is taken for dead after fifteen seconds without a heartbeat; these have passed now. */
async function letTimePass({ database }: Surroundings): Promise<void> {
  await database.query(`update pgboss.job set heartbeat_on = heartbeat_on - interval '15 s' where state = 'active'`);
}
