/** Counts what happens between a bot and its surroundings, and kills or suspends the bot at one of these points. */
import type { BotProcess } from '../../../support/processes/npm-start.ts';

/** `before`: it does not happen. `after`: it has happened, and the bot does not learn of it. */
export type Event = {
  readonly where: 'graph' | 'teams' | 'database' | 'authority' | 'token-service';
  readonly moment: 'before' | 'after';
  readonly what: string;
};
/** The n-th event at a place and moment. */
export type Point = Pick<Event, 'where' | 'moment'> & { readonly nth: number };
export type Happening = Event & Point;

export type Trigger = {
  /** Reports one event. @returns whether it may proceed: what a dead process was about to do never happens */
  happens(bot: BotProcess | undefined, event: Event): Promise<boolean>;
  /** Counts from now on, and strikes at this point; without one it only records what happens. */
  arm(point?: Point, strike?: Strike): Armed;
  /** Stops counting, and strikes nothing. */
  disarm(): void;
};

/** `hold`: what was about to happen waits until the process is resumed, and happens then. */
export type Strike = 'kill' | 'hold';

export type Armed = {
  /** What happened so far, oldest first; nothing more after the strike. */
  readonly happenings: readonly Happening[];
  /** Where it was, and in which process, once that is gone or suspended. */
  readonly struck: Promise<{ readonly at: Happening; readonly bot: BotProcess }>;
};

export function createTrigger(): Trigger {
  let count: ((bot: BotProcess | undefined, event: Event) => Promise<void>) | undefined;
  const disarm = (): void => void (count = undefined);
  return {
    disarm,
    async happens(bot, event) {
      await count?.(bot, event);
      return bot?.isAlive() ?? true;
    },
    arm(point, strike = 'kill') {
      const happenings: Happening[] = [];
      const { promise: struck, resolve } = Promise.withResolvers<Awaited<Armed['struck']>>();
      count = async (bot, event) => {
        const { where, moment } = event;
        const nth = 1 + happenings.filter((one) => one.where === where && one.moment === moment).length;
        const at = { ...event, nth };
        happenings.push(at);
        if (bot === undefined || point?.where !== where || point.moment !== moment || point.nth !== nth) return;
        disarm();
        if (strike === 'kill') {
          await bot.kill();
          resolve({ at, bot });
        } else {
          const released = bot.hold();
          resolve({ at, bot });
          await released;
        }
      };
      return { happenings, struck };
    },
  };
}
