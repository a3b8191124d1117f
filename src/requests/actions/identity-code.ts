/**
 * Is it really the requester who asks? Their own chat shows them a six-digit code, once. An approver can approve only after
 * reaching the requester another way and typing the code they read out (a "call back": NIST SP 800-63B, 3.1.3).
 */
import { randomInt } from 'node:crypto';
import type { Caller, Deps } from '../model/services.ts';
import { moveUntil } from '../move.ts';
import { CODES_PER_REQUEST, CODE_LIFETIME_MS, later } from '../rules/policy.ts';
import { recordRefusal } from './refusal.ts';
import { codeHash } from '../model/seal.ts';
import { type Instant, type Request, type RequestId, WAITING, isIn } from '../model/request.ts';

const DIGITS = 6;

/**
 * `shown`: the digits, in this one answer. `gone`: this code was already shown, or no code can be; the request says what is
 * next. `not-yours`: refused and recorded.
 */
export type CodeShown =
  | { readonly kind: 'shown'; readonly digits: string; readonly until: Instant; readonly request: Request }
  | { readonly kind: 'gone'; readonly request: Request }
  | { readonly kind: 'not-yours' };

/**
 * Creates a code and shows it to the requester; it replaces an earlier one.
 * @param number which code of the request, from 1: a repeated click asks for one that was already shown
 */
export async function showCode(deps: Deps, id: RequestId, caller: Caller, number: number): Promise<CodeShown> {
  const { person, source } = caller;
  const request = await deps.store.load(id);
  if (request?.requester.id !== person.id) {
    await recordRefusal(deps, 'code-shown', caller, request, 'not-the-requester');
    return { kind: 'not-yours' };
  }
  const digits = randomInt(10 ** DIGITS)
    .toString()
    .padStart(DIGITS, '0');
  const until = later(deps.clock.now(), CODE_LIFETIME_MS);
  const result = await moveUntil<Request>(deps, source, request, (now) =>
    mayShow(deps, now, number)
      ? { event: { type: 'code-shown', by: person, code: { hash: codeHash(deps.secrets, request, digits), until } } }
      : { answer: now },
  );
  return 'moved' in result
    ? { kind: 'shown', digits, until, request: result.moved }
    : { kind: 'gone', request: result.answer };
}

function mayShow({ rules }: Deps, request: Request, number: number): boolean {
  return (
    rules.identityCode &&
    isIn(request, ...WAITING) &&
    number === request.status.codesShown + 1 &&
    number <= CODES_PER_REQUEST
  );
}
