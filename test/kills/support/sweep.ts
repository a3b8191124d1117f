/** Many kills, several at once, because each mostly waits. */
import type { Line } from '../../support/processes/npm-start.ts';
import { type Fate, type Outcome, type Plan, kill } from './kill.ts';
import { type Surroundings, startSurroundings } from './surroundings.ts';
import { type Sweep, describeOutcome } from './tally.ts';
import type { Way } from './people/ways.ts';
import { setUp } from './people/whole-request.ts';

export type Kills = {
  readonly title: string;
  readonly fate: Fate;
  readonly way: Way;
  readonly plans: readonly Plan[];
};

const INSTANCES: Readonly<Record<Fate, number>> = { restarted: 1, replaced: 2, held: 2 };

/** Surroundings with running instances and an approvals channel. */
export async function prepared(count: number, { fate, way }: Omit<Kills, 'title' | 'plans'>): Promise<Surroundings> {
  const around = await startSurroundings(count, way);
  for (let started = 0; started < INSTANCES[fate]; started += 1) {
    await around.startBot();
    await around.up();
  }
  await setUp(around);
  return around;
}

/** Carries out all plans, this many at once, and reports each. */
export async function sweep(kills: Kills, instances: number, report: (line: string) => void): Promise<Sweep> {
  const { title, fate, plans } = kills;
  const started = performance.now();
  const waiting = [...plans];
  const outcomes: Outcome[] = [];
  const audit: string[] = [];
  const errors: Line[] = [];
  const world = async (): Promise<void> => {
    const around = await prepared(plans.length, kills);
    try {
      for (const people of around.cases) {
        const plan = waiting.shift();
        if (plan === undefined) break;
        const outcome = await kill(around, people, plan, fate);
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
  // Each instance may open sixteen connections, and PostgreSQL takes a hundred by default.
  const worlds = Math.max(1, Math.floor(instances / INSTANCES[fate]));
  await Promise.all(Array.from({ length: Math.min(worlds, plans.length) }, world));
  return { title, outcomes, audit, errors, seconds: (performance.now() - started) / 1000 };
}
