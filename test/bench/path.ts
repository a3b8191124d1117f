/**
 * `npm run bench:path`: how many files and functions of `src/` a first message and an approval enter until they are answered,
 * counted by V8's precise coverage. It measures what a reader has to follow, not what it costs.
 */
import { Session } from 'node:inspector/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { NAMES, startWorld } from '../support/world/world.ts';

/** Longer than the jobs of one step take. */
const QUIET_MS = 1_500;
const SRC = pathToFileURL(`${process.cwd()}/src/`).href;

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
const world = await startWorld();

await report('A first message', () => world.say(NAMES.alex, 'I forgot my password'));
await world.say(NAMES.alex, 'Forgotten on holiday');
const card = await world.approvalCard(/Reset .+’s password\?/);
await report('An approval', () => world.click(NAMES.helpdesk, card, 'approve'));
await world.dispose();
session.disconnect();

async function report(what: string, act: () => Promise<unknown>): Promise<void> {
  await wait(QUIET_MS);
  await session.post('Profiler.takePreciseCoverage');
  await act();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const entered = result
    .filter(({ url }) => url.startsWith(SRC))
    .map(({ url, functions }) => ({
      file: url.slice(SRC.length),
      count: functions.filter(({ ranges: [whole] }) => whole !== undefined && whole.startOffset > 0 && whole.count > 0)
        .length,
    }))
    .filter(({ count }) => count > 0);
  say(`${what}: ${entered.length} files, ${sum(entered)} functions`);
  for (const [part, files] of Object.entries(
    Object.groupBy(entered, ({ file }) => file.split('/').slice(0, -1).join('/')),
  )) {
    say(`  ${part}: ${files?.length} files, ${sum(files ?? [])} functions`);
  }
}

function sum(files: readonly { readonly count: number }[]): number {
  return files.reduce((total, { count }) => total + count, 0);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
