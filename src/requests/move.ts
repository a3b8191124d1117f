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

/** What else belongs to a move: a cap, another request that it displaces, jobs beside its own. */
export type More = {
  readonly cap?: NonNullable<Change['cap']>;
  readonly displaces?: { readonly request: Request; readonly event: Event };
  readonly jobs?: readonly Job[];
};

/** The source in the audit trail of what happens by itself. */
export const JOB = 'job';

/**
 * Moves a request by one event, by compare-and-swap: whoever moves the row may act on it, all others learn what it became.
 * @param source where that came from, for the audit trail: a caller's, or `JOB`
 * @returns the request after the move; or, where it did not move, as it stands now (undefined: there is none)
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

/** A change with where it came from, as the store takes it. */
export function recorded(change: Draft, source: string): Change {
  return { ...change, audit: { ...change.audit, source } };
}

/**
 * Moves a request by what `decide` makes of it, again from the start whenever somebody else moved it first: a click must
 * not be lost because a reminder, or a wrong code of another approver, came in between.
 * @param source as for `move`
 * @param decide what to do with the request as it stands; an answer ends it
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
    if (result.request === undefined) throw new Error(`The request ${first.reference} is gone`);
    if (result.request.version === request.version) throw new Error(`The event ${decided.event.type} does not fit`);
    request = result.request;
  }
}
