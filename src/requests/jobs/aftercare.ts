/**
 * What a job does to the account after the reset. A temporary password never expires by itself (Microsoft, "Reset a user's
 * password"), so one that nobody read, or that its owner disowned, is scrambled (ASVS 5.0, 6.4.1). Whoever was signed in with
 * the old password is signed out.
 */
import { isDisowned } from '../model/about.ts';
import type { Deps } from '../model/services.ts';
import { actorOf } from '../actions/approvers/grant.ts';
import { JOB, moveUntil } from '../move.ts';
import { type Account, type Actor, DirectoryRefused } from '../model/ports.ts';
import { type Chore, type Request, type RequestId, type RequestIn, isIn } from '../model/request.ts';
import { SECRET_MAKERS } from './secrets/secret-maker.ts';
import { SealBroken } from '../model/secrets/seal.ts';
import { temporaryPassword } from './temporary-password.ts';
import { ended, write } from './write-password.ts';

type Result = Exclude<Chore, 'due'>;
type Done = RequestIn<'done'>;

const MOST_PASSWORDS = 3;
/**
 * A password change this long after the reset was someone else's, as clocks differ and an accepted reset takes a while. An
 * earlier change counts as ours and is scrambled, which is the safe error.
 */
const SOMEBODY_ELSE_MS = { confirmed: 60_000, unconfirmed: 300_000 };

/**
 * Scrambles the password and ends the sessions, if they are due.
 * @param last whether this is the last try: what still fails is left to the approvers
 * @throws any failure, so that it is logged and, unless this is the last try, retried
 */
export async function aftercare(deps: Deps, id: RequestId, last: boolean): Promise<void> {
  try {
    await chore(deps, id, last, 'scrambled', isScrambleDue, scramble);
  } finally {
    await chore(deps, id, last, 'sessions-ended', isEndOfSessionsDue, endSessions);
  }
}

function isScrambleDue({ status }: Done): boolean {
  return status.scramble === 'due';
}

/** Sessions end after the scramble, as whoever knows the password would sign in again. */
function isEndOfSessionsDue({ status }: Done): boolean {
  return status.sessions === 'due' && status.scramble !== 'due';
}

async function chore(
  deps: Deps,
  id: RequestId,
  last: boolean,
  type: 'scrambled' | 'sessions-ended',
  isDue: (request: Done) => boolean,
  run: (deps: Deps, request: Done, actor: Actor) => Promise<Result>,
): Promise<void> {
  const request = await deps.store.load(id);
  if (request === undefined || !isIn(request, 'done') || !isDue(request)) return;
  // If the owner disowned it meanwhile, everything is due again, in another job.
  const counts = (now: Request): boolean => isIn(now, 'done') && isDue(now) && isDisowned(now) === isDisowned(request);
  const record = async (result: Result): Promise<void> => {
    await moveUntil(deps, JOB, request, (now) => (counts(now) ? { event: { type, result } } : { answer: null }));
  };
  try {
    const actor = actorOf(deps, request);
    await record(actor === null ? 'failed' : await run(deps, request, actor));
  } catch (error) {
    if (last || error instanceof DirectoryRefused || error instanceof SealBroken) await record('failed');
    throw error;
  }
}

async function scramble(deps: Deps, request: Done, actor: Actor): Promise<Result> {
  const { status } = request;
  const { subject, disowned } = status;
  const account = await deps.directory.account(subject.id);
  if (account === undefined) return 'not-needed';
  // Whatever the password is now, the owner who disowned the reset did not choose it.
  if (disowned === null && isChanged(account, status)) return 'not-needed';
  const isWorthless = await SECRET_MAKERS[status.secret].revoke(deps, request, actor);
  for (let password = 0; password < MOST_PASSWORDS; password += 1) {
    const begun = await write(deps, account, temporaryPassword(), actor);
    const written =
      begun.kind === 'accepted' && actor.as === 'approver' ? await ended(deps, begun.operation, actor) : begun;
    if (written.kind !== 'refused') return isWorthless ? 'done' : 'failed';
    if (written.because === 'account-gone' || written.because === 'home-moved') return 'not-needed';
    if (written.because !== 'weak-password') return 'failed';
  }
  return 'failed';
}

/** Has someone set another password since? Then ours is no longer valid. */
function isChanged({ lastPasswordChange }: Account, { at, confirmed }: Done['status']): boolean {
  if (lastPasswordChange === null) return false;
  const after = Date.parse(lastPasswordChange) - Date.parse(at);
  return after > SOMEBODY_ELSE_MS[confirmed ? 'confirmed' : 'unconfirmed'];
}

async function endSessions({ directory }: Deps, { status }: Done, actor: Actor): Promise<Result> {
  const result = await directory.revokeSessions(status.subject.id, actor);
  if (result.ok) return 'done';
  return result.because === 'account-gone' ? 'not-needed' : 'failed';
}
