/** How long a chain of calls the local directory was asked in: by the calls it got, and by what the bot's log says. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { World } from './world.ts';

/** As long as a call takes on its way: what is sent together arrives together. */
const LATENCY_MS = 150;

/** What was asked, wave by wave: a call belongs to the first wave that began before any answer of it was back. */
export type Waves = readonly (readonly string[])[];

/** @returns what stops watching, and tells what was asked in the meantime */
export function watchWaves({ directory }: World): () => Waves {
  const waves: string[][] = [];
  let back = 0;
  const waveOf = new Map<string, number>();
  const stop = directory.onCall(async ({ requestId, path }, moment) => {
    if (moment === 'received') {
      waveOf.set(requestId, back);
      (waves[back] ??= []).push(path.replace(/^\/v1\.0/, ''));
      return;
    }
    await wait(LATENCY_MS);
    back = Math.max(back, (waveOf.get(requestId) ?? 0) + 1);
  });
  return () => {
    stop();
    return waves;
  };
}

const decision = z.object({ decision: z.string(), roundTrips: z.number() });

/** The round trips of each decision that the bot's log tells of, oldest first. */
export function loggedTrips(world: World): readonly (readonly [decision: string, roundTrips: number])[] {
  return world
    .logged()
    .split('\n')
    .filter((line) => line.includes('"roundTrips"'))
    .map((line) => decision.parse(JSON.parse(line)))
    .map(({ decision: name, roundTrips }) => [name, roundTrips]);
}
