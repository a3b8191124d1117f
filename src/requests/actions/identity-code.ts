/**
 * Is it really the requester who asks? Their own chat shows them a six-digit code. An approver can approve only after
 * reaching the requester another way and typing the code they read out (a "call back": NIST SP 800-63B, 3.1.3).
 */
import { createHash } from 'node:crypto';
import type { Caller, Deps } from '../model/services.ts';
import { moveUntil } from '../move.ts';
import { CODES_PER_REQUEST, CODE_LIFETIME_MS, isGood, later } from '../rules/policy.ts';
import { recordRefusal } from './refusal.ts';
import { codeHash } from '../model/secrets/seal.ts';
import { type Instant, type Request, type RequestId, type RequestIn, WAITING, isIn } from '../model/request.ts';

const DIGITS = 6;
/** Enough that every code is as likely as any other, to within one in a hundred million. */
const DIGEST_BYTES = 6;

/**
 * `shown`: the digits, in this one answer. `gone`: no code can be shown, and the request says what is next. `not-yours`: refused and
 * recorded.
 */
export type CodeShown =
  | { readonly kind: 'shown'; readonly digits: string; readonly until: Instant; readonly request: Request }
  | { readonly kind: 'gone'; readonly request: Request }
  | { readonly kind: 'not-yours' };

/**
 * Shows the requester their code: the one that is good, the same again; else a new one, which replaces it.
 * @param number which code of the request, from 1: a click that is delivered again never makes another
 */
export async function showCode(deps: Deps, id: RequestId, caller: Caller, number: number): Promise<CodeShown> {
  const { person, source } = caller;
  const request = await deps.store.load(id);
  if (request?.requester.id !== person.id) {
    await recordRefusal(deps, 'code-shown', caller, request, 'not-the-requester');
    return { kind: 'not-yours' };
  }
  const until = later(deps.clock.now(), CODE_LIFETIME_MS);
  const result = await moveUntil<Request>(deps, source, request, (now) => {
    if (!isNewDue(deps, now, number)) return { answer: now };
    const code = { hash: codeHash(deps.secrets, now, digitsOf(deps, now, now.status.codesShown + 1)), until };
    return { event: { type: 'code-shown', by: person, code } };
  });
  const now = 'moved' in result ? result.moved : result.answer;
  const digits = number < 1 ? null : shownLast(deps, now);
  return digits === null ? { kind: 'gone', request: now } : { kind: 'shown', ...digits, request: now };
}

/** Is it the next code that is asked for, or the last one, which can't be shown again? */
function isNewDue(deps: Deps, request: Request, number: number): request is RequestIn<(typeof WAITING)[number]> {
  if (!deps.rules.identityCode || !isIn(request, ...WAITING)) return false;
  const { codesShown } = request.status;
  const isNext =
    number === codesShown + 1 || (number === codesShown && number > 0 && shownLast(deps, request) === null);
  return isNext && codesShown < CODES_PER_REQUEST;
}

/** The code that was shown last, as long as it is good. An earlier version's can't be shown again. */
function shownLast(deps: Deps, request: Request): { readonly digits: string; readonly until: Instant } | null {
  if (!deps.rules.identityCode || !isIn(request, ...WAITING)) return null;
  const { code, codesShown } = request.status;
  if (code === null || !isGood(code, deps.clock.now())) return null;
  const digits = digitsOf(deps, request, codesShown);
  return codeHash(deps.secrets, request, digits) === code.hash ? { digits, until: code.until } : null;
}

/**
 * The digits follow from our secret key, the request and the code's number, as a counter's one-time passwords do (RFC 4226): nobody
 * has to keep them for a requester who closes the card by accident.
 */
function digitsOf({ secrets }: Pick<Deps, 'secrets'>, { id, requester }: Request, number: number): string {
  const bytes = createHash('sha256')
    .update(secrets.hash(id, `code ${number} ${requester.id}`))
    .digest();
  return (bytes.readUIntBE(0, DIGEST_BYTES) % 10 ** DIGITS).toString().padStart(DIGITS, '0');
}
