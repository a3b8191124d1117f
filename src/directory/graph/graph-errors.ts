/** What went wrong in a Graph call, read from status and `error.code`, never from a message (Microsoft Graph, "errors"). */
import { GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { DirectoryRefused, DirectoryUnavailable } from '../../requests/model/ports.ts';

/** Graph refused. `codes` go from the outermost error to the innermost, which says most. */
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

/** An error that the Graph client keeps recognisable: of ours, it carries on nothing but the name, as its code. */
export function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}

/**
 * @param call `changes`: may it have changed something? `retryAfterMs`: what the answer asked for
 * @returns the error to throw for whatever a call of the Graph client threw
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
  // No answer, or one that broke off or was no JSON.
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

/** A code is a word; anything else in its place is somebody's text, and stays out of errors and logs. */
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

/** A status of three digits, or the name of what happened where no answer came. */
export type Failure = { readonly status: number } | { readonly reason: string };

export type Meaning = {
  /** Graph did not do what it was asked, for certain. Where this is false, it may have. */
  readonly nothingDone: boolean;
  readonly again: boolean;
};

const REFUSED: Meaning = { nothingDone: true, again: false };
const NOT_NOW: Meaning = { nothingDone: true, again: true };
const IN_DOUBT: Meaning = { nothingDone: false, again: true };

/**
 * Turned away before anything was done: too busy (429, 509), somebody else is writing (409 `Directory_ConcurrencyViolation`), locked
 * (423), too early (425).
 */
const TURNED_AWAY = [409, 423, 425, 429, 509];
/** What a server says to something it never does (501, 505). */
const NEVER = [501, 505];
/** No request went out: no token, no name, no connection, a certificate that is not trusted (Node.js, "Errors"; undici, "Errors"). */
const NOT_SENT =
  /^(no-token|foreign-origin|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_\w+|CERT_\w+|\w+_CERT(_\w+)?)$/;

/** @returns what it means for a call that may change something; a read changes nothing, so that only `again` counts for it */
export function meaningOf(failure: Failure): Meaning {
  if ('reason' in failure) return NOT_SENT.test(failure.reason) ? NOT_NOW : IN_DOUBT;
  const { status } = failure;
  if (TURNED_AWAY.includes(status)) return NOT_NOW;
  if (NEVER.includes(status)) return REFUSED;
  // 408: whether the request was complete is for the server to judge. Below 300: the answer broke off.
  if (status === 408 || status >= 500 || status < 300) return IN_DOUBT;
  return REFUSED;
}
