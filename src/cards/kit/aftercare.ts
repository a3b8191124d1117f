/** What cards know of what comes after a reset: how long people are waited for, what is handed over, what is left to secure. */
import type { Chore, Instant, RequestIn, Secret, Status } from '../../requests/model/request.ts';
import type { CardContext } from './card-context.ts';
import type { Tone } from './blocks.ts';

/** As `requests/rules/policy.ts` has them, of which cards know the types only: a test keeps the two in step. */
export const SIGN_IN_PATIENCE_MS = 30 * 60_000;
export const DISOWN_MS = 24 * 60 * 60_000;

type Done = RequestIn<'done'>['status'];
type Resetting = RequestIn<'resetting'>['status'];

/** As `requests/rules/after-reset.ts` has it, likewise: is there something that an approver has to order once more? */
export function needsSecuring({ scramble, sessions, disowned }: Done): boolean {
  return scramble === 'failed' || (disowned !== null && sessions === 'failed');
}

/** Until when a reset waits for its approver to sign in again. */
export function waitsUntil(since: Instant): Instant {
  return later(since, SIGN_IN_PATIENCE_MS);
}

/** Until when its owner can say that he did not want it. */
export function mayDisownUntil({ at }: Done): Instant {
  return later(at, DISOWN_MS);
}

function later(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}

/** What was made, or else would be made now. */
export function secretOf(status: Status, { handOver }: Pick<CardContext, 'handOver'>): Secret {
  if (status.state === 'done') return status.secret;
  return status.state === 'resetting' ? status.attempt.secret : handOver;
}

/** The colour of what an owner disowned: an alarm until all is done that can be done from here. */
export function disownedTone(status: Resetting | Done | RequestIn<'frozen'>['status']): Tone {
  if (status.state === 'frozen') return 'warning';
  const settled = (chore: Chore): boolean => chore === 'done' || chore === 'not-needed';
  return status.state === 'done' && settled(status.scramble) && settled(status.sessions) ? 'warning' : 'attention';
}
