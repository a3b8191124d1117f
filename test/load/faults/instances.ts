/** Several instances of the bot behind a load balancer, each restarted whenever it ends, as a platform does. */
import { setTimeout as wait } from 'node:timers/promises';
import { type BotProcess, type Line, type Settings, startBotProcess } from '../../support/processes/npm-start.ts';
import type { Chance } from '../../support/random.ts';

export type Instances = {
  /** Where the next activity goes: each instance in turn, a dead one included until that is noticed. */
  endpoint(): string;
  /** Kills one of them, as a power cut does, and has it started again. */
  killOne(): Promise<void>;
  /** Waits until all of them run. @throws if that takes minutes */
  allUp(): Promise<void>;
  /** `failedStarts`: it ended before it listened, as without a database. `ends`: later, without being killed. */
  readonly tally: { kills: number; failedStarts: number; ends: string[] };
  /** What all of them have logged from this level on. */
  logged(level: number): readonly Line[];
  close(): Promise<void>;
};

/** The Bot Service knows one address; a front end behind it takes a while to notice that an instance is gone. */
const NOTICED_MS = 3_000;
const RESTART_MS = 500;
const START_LIMIT_MS = 180_000;

type Slot = { bot: BotProcess | undefined; endpoint: string | undefined };

export function startInstances(count: number, settings: Settings, chance: Chance): Instances {
  const tally: Instances['tally'] = { kills: 0, failedStarts: 0, ends: [] };
  const all: BotProcess[] = [];
  const slots: Slot[] = Array.from({ length: count }, () => ({ bot: undefined, endpoint: undefined }));
  let turn = 0;
  let closing = false;

  const keepRunning = async (slot: Slot): Promise<void> => {
    while (!stopped()) {
      const bot = startBotProcess(settings);
      all.push(bot);
      slot.bot = bot;
      const endpoint = await bot.endpoint().catch(() => undefined);
      if (endpoint !== undefined) {
        slot.endpoint = endpoint;
      }
      const [code, signal] = await bot.ended;
      if (stopped()) return;
      if (endpoint === undefined) tally.failedStarts += 1;
      else if (signal !== 'SIGKILL') tally.ends.push(`${String(code ?? signal)}: ${lastWord(bot)}`);
      setTimeout(() => {
        if (slot.endpoint === endpoint) slot.endpoint = undefined;
      }, NOTICED_MS);
      await wait(RESTART_MS);
    }
  };
  const stopped = (): boolean => closing;
  const running = slots.map(keepRunning);
  const up = (): Slot[] => slots.filter(({ bot, endpoint }) => endpoint !== undefined && bot?.isAlive() === true);

  return {
    tally,
    endpoint() {
      const known = slots.flatMap(({ endpoint }) => (endpoint === undefined ? [] : [endpoint]));
      turn += 1;
      return known[turn % known.length] ?? 'http://127.0.0.1:1/no-instance';
    },
    async killOne() {
      const alive = up();
      // The others must be able to take over.
      if (alive.length < 2) return;
      tally.kills += 1;
      await chance.oneOf(alive).bot?.kill();
    },
    async allUp() {
      const late = AbortSignal.timeout(START_LIMIT_MS);
      while (up().length < count) {
        late.throwIfAborted();
        await wait(100);
      }
    },
    logged: (level) => all.flatMap(({ lines }) => lines.filter((line) => line.level >= level)),
    async close() {
      closing = true;
      await Promise.all(all.map((bot) => (bot.isAlive() ? bot.kill() : bot.ended)));
      await Promise.all(running);
    },
  };
}

/** Why it ended, as it says itself. */
function lastWord(bot: BotProcess): string {
  return (bot.errors().at(-1) ?? bot.lines.at(-1))?.msg ?? bot.said().slice(0, 200);
}
