/** Pulls the trigger: counts what happens between a bot and its surroundings, and kills the bot at one of these points. */
import type { BotProcess } from './bot-process.ts';

/** `before`: it does not take place. `after`: it has, and the bot does not learn of it. */
export type Event = {
  readonly where: 'graph' | 'teams' | 'database';
  readonly moment: 'before' | 'after';
  readonly what: string;
};
/** The n-th event of a place and a moment. */
export type Point = Pick<Event, 'where' | 'moment'> & { readonly nth: number };
export type Happening = Event & Point;

export type Trigger = {
  /** Tells of one event. @returns whether it may go on: what a dead process was about to do never takes place */
  happens(bot: BotProcess | undefined, event: Event): Promise<boolean>;
  /** Counts from now, and kills at this point; without one it only takes down what happens. */
  arm(point?: Point): Armed;
  /** Counts no more, and kills nobody. */
  disarm(): void;
};

export type Armed = {
  /** What happened so far, oldest first; nothing more after the kill. */
  readonly happenings: readonly Happening[];
  /** Where the kill was, once the process is gone. */
  readonly killed: Promise<Happening>;
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
    arm(point) {
      const happenings: Happening[] = [];
      const { promise: killed, resolve } = Promise.withResolvers<Happening>();
      count = async (bot, event) => {
        const { where, moment } = event;
        const nth = 1 + happenings.filter((one) => one.where === where && one.moment === moment).length;
        const happening = { ...event, nth };
        happenings.push(happening);
        if (bot === undefined || point?.where !== where || point.moment !== moment || point.nth !== nth) return;
        disarm();
        await bot.kill();
        resolve(happening);
      };
      return { happenings, killed };
    },
  };
}
