/**
 * What a failed Graph call means: was anything done, and is it worth another attempt? Read from the status,
 * `error.code` or the state of the connection, never from a message (Microsoft Graph, "Error responses and resource
 * types"; RFC 9110, section 15).
 */
import { GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { DirectoryRefused, DirectoryUnavailable } from '../../requests/model/ports.ts';

/** Graph refused the call. `codes` go from the outermost error to the innermost, the most specific one. */
export class GraphRefused extends DirectoryRefused {
  readonly status: number;
  readonly codes: readonly string[];
  constructor(status: number, codes: readonly string[]) {
    super(codes[0] ?? `http-${status}`, { nothingDone: true });
    this.name = 'GraphRefused';
    this.status = status;
    this.codes = codes;
  }
}

/** @returns an error that survives the Graph library, which passes on only its name, as `code` */
export function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}

/**
 * @param call `changes`: can this call change anything? `retryAfterMs`: how long Graph asked to wait
 * @returns our error for whatever the Graph library threw
 */
export function errorOf(
  thrown: unknown,
  { changes, retryAfterMs = null }: { readonly changes: boolean; readonly retryAfterMs?: number | null },
): DirectoryUnavailable | DirectoryRefused {
  if (!(thrown instanceof GraphError)) {
    return new DirectoryUnavailable('unexpected', { cause: thrown, nothingDone: !changes });
  }
  const { statusCode: status } = thrown;
  const reason = tidy(thrown.code) ?? 'no-answer';
  // Below 300 there is no answer, or one that was cut off or isn't JSON.
  const isAnswer = status >= 300;
  const { nothingDone, again } = meaningOf(isAnswer || status >= 200 ? { status } : { reason });
  const codes = isAnswer ? codesIn(thrown.body) : [reason];
  if (!again) return new GraphRefused(status, codes);
  return new DirectoryUnavailable(codes[0] ?? `http-${status}`, { nothingDone: nothingDone || !changes, retryAfterMs });
}

type Nested = { code?: unknown; innerError?: unknown; innererror?: unknown };
const nested: z.ZodType<Nested> = z.looseObject({});

function codesIn(body: unknown): string[] {
  const codes: string[] = [];
  let level: unknown = typeof body === 'string' ? parseJson(body) : undefined;
  for (let depth = 0; depth < 5; depth += 1) {
    const parsed = nested.safeParse(level);
    if (!parsed.success) break;
    const code = tidy(parsed.data.code);
    if (code !== null) codes.push(code);
    level = parsed.data.innerError ?? parsed.data.innererror;
  }
  return codes;
}

/** A code is a single word; anything else may contain personal data, and stays out of errors and logs. */
function tidy(code: unknown): string | null {
  return typeof code === 'string' && /^[\w.-]{1,80}$/.test(code) ? code : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The status of the answer, or the name of what happened instead of one. */
export type Failure = { readonly status: number } | { readonly reason: string };

export type Meaning = {
  /** Is it certain that Graph did nothing? If false, it may have. */
  readonly nothingDone: boolean;
  /** Is the same call worth another attempt? */
  readonly again: boolean;
};

const REFUSED: Meaning = { nothingDone: true, again: false };
const NOT_NOW: Meaning = { nothingDone: true, again: true };
const IN_DOUBT: Meaning = { nothingDone: false, again: true };

/**
 * Rejected before anything was done: too busy (429, 509), a concurrent write (409 `Directory_ConcurrencyViolation`),
 * locked (423), too early (425).
 */
const REJECTED_FOR_NOW = [409, 423, 425, 429, 509];
/** Not supported at all (501, 505). */
const NEVER = [501, 505];
/** No request was sent: no token, name, connection or trusted certificate (Node.js, "Errors"). */
const NOT_SENT =
  /^(no-token|foreign-origin|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ERR_TLS_CERT_\w+|CERT_\w+|\w+_CERT(_\w+)?)$/;

/** @returns what the failure means for a call that can change something; for a read, only `again` matters */
export function meaningOf(failure: Failure): Meaning {
  if ('reason' in failure) return NOT_SENT.test(failure.reason) ? NOT_NOW : IN_DOUBT;
  const { status } = failure;
  if (REJECTED_FOR_NOW.includes(status)) return NOT_NOW;
  if (NEVER.includes(status)) return REFUSED;
  // After 408 the server may still have had the whole request. Below 300, the answer was cut off.
  if (status === 408 || status >= 500 || status < 300) return IN_DOUBT;
  return REFUSED;
}
