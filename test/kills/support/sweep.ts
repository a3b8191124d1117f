/** Many kills, some of them side by side: most of each is waiting. */
import { type MadeGoodBy, type Outcome, type Plan, kill } from './kill.ts';
import { type Surroundings, startSurroundings } from './surroundings.ts';
import { type Sweep, describeOutcome } from './tally.ts';
import type { Way } from './ways.ts';
import { setUp } from './whole-request.ts';

export type Kills = {
  readonly title: string;
  readonly by: MadeGoodBy;
  readonly way: Way;
  readonly plans: readonly Plan[];
};

/** Where something is made good by others, there is one more instance. */
const INSTANCES: Readonly<Record<MadeGoodBy, number>> = { restart: 1, others: 2 };

/** Surroundings with instances in them that are up, and approvals set up. */
export async function prepared(count: number, { by, way }: Omit<Kills, 'title' | 'plans'>): Promise<Surroundings> {
  const around = await startSurroundings(count, way);
  for (let started = 0; started < INSTANCES[by]; started += 1) {
    await around.startBot();
    await around.up();
  }
  await setUp(around);
  return around;
}

/** Carries out all plans, in so many worlds at once, and reports each. */
export async function sweep(kills: Kills, worlds: number, report: (line: string) => void): Promise<Sweep> {
  const { title, by, plans } = kills;
  const started = performance.now();
  const waiting = [...plans];
  const outcomes: Outcome[] = [];
  const audit: string[] = [];
  const errors: string[] = [];
  const world = async (): Promise<void> => {
    const around = await prepared(plans.length, kills);
    try {
      for (const people of around.cases) {
        const plan = waiting.shift();
        if (plan === undefined) break;
        const outcome = await kill(around, people, plan, by);
        outcomes.push(outcome);
        report(`${outcomes.length}/${plans.length} ${describeOutcome(outcome)}`);
      }
      const findings = await around.auditFindings();
      if (findings !== '') audit.push(findings);
    } finally {
      await around.close();
      errors.push(...around.errors());
    }
  };
  await Promise.all(Array.from({ length: Math.min(worlds, plans.length) }, world));
  return { title, outcomes, audit, errors, seconds: (performance.now() - started) / 1000 };
}
