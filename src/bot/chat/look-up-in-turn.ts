/**
 * Looks an ask up while its person waits, so that the answer to it is the result already. Where Graph takes longer, the turn is
 * answered, and the look-up goes on: its card follows. A job of the request does it if that fails, or where many ask at once.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { DeadlineExceeded, withDeadline } from '../../net/deadline.ts';
import { lookUpAsked } from '../../requests/jobs/look-up.ts';
import type { Account, Job } from '../../requests/model/ports.ts';
import { type Request, isIn } from '../../requests/model/request.ts';
import { type TypedTo, type Typing, showTyping } from '../answering/typing.ts';
import type { BotServices } from '../services.ts';
import type { Turn } from '../turn.ts';

/** Until then its person sees that the bot is typing, or the answer to their click; beyond it, a card says what it does. */
const CARD_AFTER_MS = 1_500;
/** More at the same time go to the queue, which asks for two at a time. */
const MOST_AT_ONCE = 10;

/** @returns the request as it stands after its look-up; still `asked` where that goes on without this turn */
export type LookUpInTurn = (request: Request, turn: TypedTo & Pick<Turn, 'since'>, own?: Account) => Promise<Request>;

type Needs = Typing & Pick<BotServices, 'requests' | 'graphPatienceMs' | 'log'>;

export function createLookUpInTurn(services: Needs): LookUpInTurn {
  const { requests, graphPatienceMs, afterwards, log } = services;
  const { store } = requests;
  let underWay = 0;
  return async (request, turn, own) => {
    if (!isIn(request, 'asked')) return request;
    const { id } = request;
    const draw: Job = { name: 'draw', request: id };
    const byJob: readonly Job[] = [{ name: 'look-up', request: id }, draw];
    if (underWay >= MOST_AT_ONCE) {
      await store.schedule(byJob);
      return request;
    }
    underWay += 1;
    const looking = lookUpAsked(requests, request, false, own).finally(() => (underWay -= 1));
    try {
      return await withDeadline(looking, Math.max(0, turn.since + graphPatienceMs - performance.now()));
    } catch (error) {
      if (error instanceof DeadlineExceeded) {
        showTyping(services, turn);
        afterwards.goOn(goOn(looking));
      } else await left(error);
      return (await store.load(id)) ?? request;
    }

    async function goOn(looked: Promise<unknown>): Promise<void> {
      const isLate = await Promise.race([looked.then(() => false), wait(CARD_AFTER_MS, true, { ref: false })]).catch(
        () => false,
      );
      if (isLate) await store.schedule([draw]);
      await looked.catch(left);
    }

    async function left(error: unknown): Promise<void> {
      log.warn({ error, request: id }, 'Look-up failed within the turn, a job continues it');
      await store.schedule(byJob);
    }
  };
}
