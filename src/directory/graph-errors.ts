/** What went wrong in a Graph call, read from status and `error.code`, never from a message (Microsoft Graph, "errors"). */
import { GraphError } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { DirectoryRefused, DirectoryUnavailable } from '../requests/ports.ts';

/** Graph refused. `codes` go from the outermost error to the innermost, which says most. */
export class GraphRefused extends DirectoryRefused {
  readonly status: number;
  readonly codes: readonly string[];
  constructor(status: number, codes: readonly string[]) {
    super(codes[0] ?? `http-${status}`);
    this.name = 'GraphRefused';
    this.status = status;
    this.codes = codes;
  }
}

/** An error that the Graph client keeps recognisable: of ours, it carries on nothing but the name, as its code. */
export function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}

/** Statuses that say "later": time-outs, conflicts of concurrent writes, throttling, and whatever fails on the server. */
function isForLater(status: number): boolean {
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

/** @returns the error to throw for whatever a call of the Graph client threw */
export function errorOf(thrown: unknown): DirectoryUnavailable | DirectoryRefused {
  if (!(thrown instanceof GraphError)) return new DirectoryUnavailable('unexpected', { cause: thrown });
  const { statusCode: status } = thrown;
  // No answer, or one that broke off or was no JSON.
  if (status < 300) return new DirectoryUnavailable(tidy(thrown.code) ?? 'no-answer');
  const codes = codesIn(thrown.body);
  return isForLater(status) ? new DirectoryUnavailable(codes[0] ?? `http-${status}`) : new GraphRefused(status, codes);
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
