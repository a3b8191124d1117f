import type { Deps } from './model/services.ts';
import type { Change, Job, SaveResult } from './model/ports.ts';
import type { Request } from './model/request.ts';
import type { Event } from './model/event.ts';
import { type Draft, transition } from './rules/transitions.ts';

export type Moved =
  | { readonly moved: true; readonly request: Request }
  | {
      readonly moved: false;
      readonly request: Request | undefined;
      readonly because: Exclude<SaveResult, 'saved'>;
    };

/** What else belongs to a move: a cap, another request that it displaces, further jobs. */
export type More = {
  readonly cap?: NonNullable<Change['cap']>;
  readonly displaces?: { readonly request: Request; readonly event: Event };
  readonly jobs?: readonly Job[];
};

/** The source of what jobs do, in the audit trail. */
export const JOB = 'job';

/**
 * Moves a request by one event, by compare-and-swap: whoever moves the row may act on it, and everybody else learns what it
 * became.
 * @param source where the event came from, for the audit trail: a caller's source, or `JOB`
 * @returns the request after the move; if it did not move, as it is now (undefined if there is none)
 */
export async function move(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  source: string,
  request: Request,
  event: Event,
  more: More = {},
): Promise<Moved> {
  const { cap, displaces, jobs = [] } = more;
  const change = transition(request, event, clock.now());
  const other = displaces === undefined ? undefined : transition(displaces.request, displaces.event, clock.now());
  if (change !== null && other !== null) {
    const result = await store.save({
      ...recorded({ ...change, jobs: [...change.jobs, ...jobs] }, source),
      ...(cap === undefined ? {} : { cap }),
      ...(other === undefined ? {} : { displaces: recorded(other, source) }),
    });
    if (result === 'saved') return { moved: true, request: change.after };
    return { moved: false, request: await store.load(request.id), because: result };
  }
  return { moved: false, request: await store.load(request.id), because: 'stale' };
}

type Decided<Answer> = { readonly event: Event } | { readonly answer: Answer };

/** A change with its source, as the store takes it. */
export function recorded(change: Draft, source: string): Change {
  return { ...change, audit: { ...change.audit, source } };
}

/**
 * Moves a request by the event that `decide` gives, and decides again whenever someone else moved it first: a reminder, or
 * another approver's wrong code, must not swallow a click.
 * @param source as for `move`
 * @param decide what to do with the request as it is now; an answer ends it
 * @throws if the request is gone, or the event doesn't fit its state
 */
export async function moveUntil<Answer>(
  deps: Pick<Deps, 'store' | 'clock'>,
  source: string,
  first: Request,
  decide: (request: Request) => Decided<Answer> | Promise<Decided<Answer>>,
): Promise<{ readonly moved: Request; readonly by: Event } | { readonly answer: Answer }> {
  let request = first;
  for (;;) {
    const decided = await decide(request);
    if ('answer' in decided) return decided;
    const result = await move(deps, source, request, decided.event);
    if (result.moved) return { moved: result.request, by: decided.event };
    if (result.request === undefined) throw new Error(`The request ${first.reference} no longer exists`);
    if (result.request.version === request.version)
      throw new Error(`${decided.event.type} is not possible in state ${request.status.state}`);
    request = result.request;
  }
}
