/** Kills on one request's way: an instance is killed at some points of it, and the request is made good all the same. */
import { type Fault, faultsAfter, settled } from './aftermath.ts';
import type { Case } from './people.ts';
import type { Surroundings } from './surroundings.ts';
import type { Happening, Point } from './trigger.ts';
import { wholeRequest } from './whole-request.ts';

/** Who makes it good: the instance, started again; or another one, which was there all the time. */
export type MadeGoodBy = 'restart' | 'others';

export type Plan = {
  readonly at: Point;
  /** Where the instance that makes it good is killed in its turn, counted from its start. */
  readonly again?: Point;
};

export type Outcome = {
  /** None where the request was over before it came to the point. */
  readonly killed: readonly Happening[];
  readonly faults: readonly Fault[];
  /** The password was shown in an answer that nobody got. */
  readonly unseen: boolean;
};

/** What happens while somebody asks, gets and reads a password and nobody is killed. @throws where it does not go well */
export async function rehearse(around: Surroundings, people: Case): Promise<readonly Happening[]> {
  const armed = around.trigger.arm();
  const { faults } = await carriedThrough(around, people);
  if (faults.length > 0) throw new Error(`Nobody was killed, and yet: ${JSON.stringify(faults)}`);
  return armed.happenings;
}

/** Kills the instance as planned while somebody asks for a reset, and looks at what becomes of it. */
export async function kill(around: Surroundings, people: Case, { at, again }: Plan, by: MadeGoodBy): Promise<Outcome> {
  const killed: Happening[] = [];
  const armed = around.trigger.arm(at);
  void armed.killed.then(async (first) => {
    killed.push(first);
    if (by === 'others') return;
    await letTimePass(around);
    if (again !== undefined) {
      void around.trigger.arm(again).killed.then(async (second) => {
        killed.push(second);
        await letTimePass(around);
        await around.startBot();
      });
    }
    await around.startBot();
  });
  const result = await carriedThrough(around, people);
  around.trigger.disarm();
  if (by === 'others' && killed.length > 0) await around.startBot();
  await around.up();
  return { ...result, killed };
}

async function carriedThrough(around: Surroundings, people: Case): Promise<Omit<Outcome, 'killed'>> {
  try {
    const told = await wholeRequest(around, people);
    const over = await settled(around, told);
    around.trigger.disarm();
    await around.up();
    const faults = await faultsAfter(around, people, told);
    const left: Fault[] = over ? [] : [{ kind: 'lost', text: 'some of its jobs are never done' }];
    return { faults: [...left, ...faults], unseen: told.password === null };
  } catch (error) {
    return { faults: [{ kind: 'lost', text: String(error) }], unseen: false };
  }
}

/** An instance is taken for dead after fifteen seconds without a sign of life; these have passed now. */
async function letTimePass({ database }: Surroundings): Promise<void> {
  await database.query(`update pgboss.job set heartbeat_on = heartbeat_on - interval '15 s' where state = 'active'`);
}
