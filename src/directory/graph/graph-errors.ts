/** What went wrong in a Graph call, read from status and `error.code`, never from a message (Microsoft Graph, "errors"). */
import { GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { DirectoryRefused, DirectoryUnavailable } from '../../requests/model/ports.ts';
import { meaningOf } from './call-failure.ts';

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
