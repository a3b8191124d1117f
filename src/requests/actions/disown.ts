/** "This was not me": the owner of the account says that they did not want the reset. */
import { isDisowned, subjectOf } from '../model/about.ts';
import type { Caller, Deps } from '../model/services.ts';
import { moveUntil } from '../move.ts';
import { mayDisownUntil } from '../rules/policy.ts';
import { recordRefusal } from './refusal.ts';
import { type Request, type RequestId, UNDECIDED, isIn } from '../model/request.ts';

/**
 * `disowned`: the request is frozen or, if the reset already happened, the account is being secured; a repeated click gets the
 * same answer. `over`: it is too late. `not-yours`: refused and recorded.
 */
export type Disowned =
  { readonly kind: 'disowned' | 'over'; readonly request: Request } | { readonly kind: 'not-yours' };

/** Freezes a request before the write; after it, has the password scrambled and all sessions ended. */
export async function disown(deps: Deps, id: RequestId, caller: Caller): Promise<Disowned> {
  const { person, source } = caller;
  const request = await deps.store.load(id);
  if (request === undefined || subjectOf(request)?.id !== person.id) {
    await recordRefusal(deps, 'disowned', caller, request, 'not-the-owner');
    return { kind: 'not-yours' };
  }
  const result = await moveUntil<Request>(deps, source, request, (now) =>
    mayDisown(deps, now) ? { event: { type: 'disowned', by: person } } : { answer: now },
  );
  const now = 'moved' in result ? result.moved : result.answer;
  return { kind: isDisowned(now) ? 'disowned' : 'over', request: now };
}

function mayDisown({ clock }: Deps, request: Request): boolean {
  if (isIn(request, ...UNDECIDED, 'approved', 'superseded')) return true;
  if (isDisowned(request)) return false;
  if (isIn(request, 'done')) return clock.now() < mayDisownUntil(request.status);
  return isIn(request, 'resetting');
}
