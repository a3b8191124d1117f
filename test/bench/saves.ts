/** How many saves a second several instances make together on one PostgreSQL: they all wait for the end of the audit trail. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { freshDatabase } from '../support/store.ts';

const INSTANCES = [1, 2, 3, 4] as const;
/** One after another, so that whatever else the machine does meets all of them. */
const ROUNDS = 3;
const ROUND_MS = 1_500;

/** @returns the saves a second of one instance, and of two and more as ratios to that; undefined without TEST_DATABASE_URL */
export async function savesBySeveral(): Promise<{ one: number; ratios: readonly number[] } | undefined> {
  const { databaseUrl, dataDir, drop } = await freshDatabase();
  if (databaseUrl === undefined) return drop().then(() => undefined);
  const saver = join(import.meta.dirname, 'saver.ts');
  const savers: ChildProcess[] = [];
  try {
    // One after another, as the first one migrates.
    for (const n of INSTANCES) {
      const child = fork(saver, [databaseUrl, join(dataDir, `${n}`)]);
      savers.push(child);
      await once(child, 'message');
    }
    const counts = new Map<number, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const n of INSTANCES) counts.set(n, (counts.get(n) ?? 0) + (await savedBy(savers.slice(0, n))));
    }
    const [one = NaN, ...several] = INSTANCES.map((n) => (counts.get(n) ?? NaN) / ((ROUNDS * ROUND_MS) / 1_000));
    return { one, ratios: several.map((saves) => saves / one) };
  } finally {
    await Promise.all(
      savers.map(async (child) => {
        const ended = once(child, 'exit');
        child.disconnect();
        await ended;
      }),
    );
    await drop();
  }
}

async function savedBy(savers: readonly ChildProcess[]): Promise<number> {
  const counts = await Promise.all(
    savers.map(async (child) => {
      child.send(ROUND_MS);
      return z
        .tuple([z.number()])
        .rest(z.unknown())
        .parse(await once(child, 'message'))[0];
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
