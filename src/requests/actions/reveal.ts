/** Reveals the temporary password once, to one person; erases it if nobody reads it in time. */
import { readerOf } from '../model/about.ts';
import type { Caller, Deps } from '../model/services.ts';
import { JOB, moveUntil } from '../move.ts';
import { recordRefusal } from './refusal.ts';
import type { SecretBox } from '../model/ports.ts';
import { type Instant, type Request, type RequestId, type RequestIn, isIn } from '../model/request.ts';
import type { Password } from '../model/secrets/password.ts';
import type { Sealed } from '../model/secrets/sealed.ts';
import { SealBroken, openSecret } from '../model/secrets/seal.ts';

export type Revealed =
  | { readonly kind: 'revealed'; readonly password: Password; readonly request: Request }
  | { readonly kind: 'gone'; readonly request: Request }
  /** It doesn't open for the request as it is stored: refused and recorded, and someone has to investigate. */
  | { readonly kind: 'broken'; readonly request: Request }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'unknown' };

/** Opens the sealed password for the one person who may read it. Whoever moves the row to `revealed` gets it, once. */
export async function reveal(deps: Deps, id: RequestId, caller: Caller): Promise<Revealed> {
  const { store, clock, secrets } = deps;
  const { person, source } = caller;
  const request = await store.load(id);
  if (request === undefined) {
    await recordRefusal(deps, 'revealed', caller, undefined, 'unknown-request');
    return { kind: 'unknown' };
  }
  if (readerOf(request).id !== person.id) {
    await recordRefusal(deps, 'revealed', caller, request, 'not-the-owner');
    return { kind: 'not-yours' };
  }
  if (!isIn(request, 'done') || request.status.handover.state !== 'sealed') return gone(deps, caller, request);
  const { handover } = request.status;
  const password = openedFor(secrets, request, handover.sealed);
  if (password === null) {
    await recordRefusal(deps, 'revealed', caller, request, 'seal-broken');
    return { kind: 'broken', request };
  }
  // A concurrent result of the aftercare must not swallow the click.
  const result = await moveUntil<Request>(deps, source, request, (now) => {
    const until = sealedUntil(now);
    if (until === null) return { answer: now };
    // The job that erases it may be late: after its time, nobody reads it.
    return { event: until <= clock.now() ? { type: 'erased' } : { type: 'revealed', by: person } };
  });
  if ('answer' in result) return gone(deps, caller, result.answer);
  return result.by.type === 'revealed'
    ? { kind: 'revealed', password, request: result.moved }
    : gone(deps, caller, result.moved);
}

/** Null if it was sealed for someone else, or with a key that is gone. */
function openedFor(secrets: SecretBox, request: RequestIn<'done'>, sealed: Sealed<'secret'>): Password | null {
  try {
    return openSecret(secrets, request, sealed);
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

/** Refuses; the audit trail says what became of the password. */
async function gone(deps: Deps, caller: Caller, request: Request): Promise<Revealed> {
  await recordRefusal(
    deps,
    'revealed',
    caller,
    request,
    isIn(request, 'done') ? request.status.handover.state : 'not-done',
  );
  return { kind: 'gone', request };
}

/** Erases a password that nobody read in time. Does nothing if it was shown or erased already. */
export async function erase(deps: Deps, id: RequestId): Promise<void> {
  const request = await deps.store.load(id);
  if (request === undefined) return;
  await moveUntil(deps, JOB, request, (now) =>
    sealedUntil(now) === null ? { answer: null } : { event: { type: 'erased' } },
  );
}

/** Until when a password can be revealed; null if there is none. */
function sealedUntil(request: Request): Instant | null {
  if (!isIn(request, 'done')) return null;
  const { handover } = request.status;
  return handover.state === 'sealed' ? handover.until : null;
}
