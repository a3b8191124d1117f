/**
 * Looks an ask up while whoever asked waits, so that the answer to it is the result already. Graph usually takes less than a
 * second. Where it takes longer, fails, or is asked a lot at once, a job of the request does it, and its card follows.
 */
import { DeadlineExceeded, withDeadline } from '../../net/deadline.ts';
import { lookUpAsked } from '../../requests/jobs/look-up.ts';
import type { Job } from '../../requests/model/ports.ts';
import { type Request, isIn } from '../../requests/model/request.ts';
import type { Deps } from '../../requests/model/services.ts';
import type { Log } from '../../telemetry/log.ts';

/** Beyond it people wonder whether their click was heard, and clients send it again. */
const PATIENCE_MS = 1_500;
/** More at the same time go to the queue, which asks for two at a time. */
const MOST_AT_ONCE = 10;

/** @returns the request as it stands after its look-up; still `asked` where that goes on without this turn */
export type LookUpInTurn = (request: Request) => Promise<Request>;

export function createLookUpInTurn(deps: Deps, log: Log): LookUpInTurn {
  let underWay = 0;
  return async (request) => {
    if (!isIn(request, 'asked')) return request;
    const { id } = request;
    const draw: Job = { name: 'draw', request: id };
    if (underWay >= MOST_AT_ONCE) {
      await deps.store.schedule([{ name: 'look-up', request: id }, draw]);
      return request;
    }
    underWay += 1;
    const looking = lookUpAsked(deps, request, false).finally(() => (underWay -= 1));
    try {
      await withDeadline(looking, PATIENCE_MS);
    } catch (error) {
      log.warn({ error, request: id }, 'Look-up not finished within the turn, a job continues it');
      const isUnderWay = error instanceof DeadlineExceeded;
      if (isUnderWay) looking.catch((late: unknown) => log.warn({ error: late, request: id }, 'Late look-up failed'));
      await deps.store.schedule(isUnderWay ? [draw] : [{ name: 'look-up', request: id }, draw]);
    }
    return (await deps.store.load(id)) ?? request;
  };
}
