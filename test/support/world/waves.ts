/** How many round trips to the local directory there were: by the calls it got, and by the bot's log. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { World } from './world.ts';

/** How long a call takes: what is sent together arrives together. */
const LATENCY_MS = 150;

/** The calls, wave by wave: a call belongs to the first wave of which no answer was back when it was sent. */
export type Waves = readonly (readonly string[])[];

/** @returns a function that stops watching and returns the calls in between */
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

/** The round trips of each decision in the bot's log, oldest first. */
export function loggedTrips(world: World): readonly (readonly [decision: string, roundTrips: number])[] {
  return world
    .logged()
    .split('\n')
    .filter((line) => line.includes('"roundTrips"'))
    .map((line) => decision.parse(JSON.parse(line)))
    .map(({ decision: name, roundTrips }) => [name, roundTrips]);
}
