/** A call from beginning to end, independent of HTTP: recorded, hooked, made to fail on demand, answered. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Faults, Trouble } from './faults.ts';
import type { Answer, GraphCall } from './graph-call.ts';
import { GraphError } from './graph-error.ts';
import { type CallHook, type RecordedCall, answerHeaders, errorAnswer, record } from './recorded-call.ts';
import { route } from './router.ts';
import type { Tenant } from '../tenant.ts';

/** The caller gets no answer: the connection is cut, or stays open forever. */
export class NoAnswer extends Error {
  readonly connection: 'cut' | 'silent';
  constructor(connection: 'cut' | 'silent') {
    super(`No answer: the connection is ${connection}`);
    this.name = 'NoAnswer';
    this.connection = connection;
  }
}

export type Parts = {
  readonly tenant: Tenant;
  readonly calls: RecordedCall[];
  readonly hooks: ReadonlySet<CallHook>;
  readonly faults: Faults;
  readonly now: () => Date;
};

/** @throws NoAnswer if a fault says so */
export type Graph = (call: GraphCall) => Promise<Answer>;

export function createGraph(parts: Parts): Graph {
  return (call) => perform(parts, call, false);
}

async function perform(parts: Parts, call: GraphCall, inBatch: boolean): Promise<Answer> {
  const { calls, hooks, faults, now } = parts;
  const recorded = record(call, { inBatch, at: now() });
  calls.push(recorded);
  const trouble = faults.take(call);
  // A copy: a hook added from within a hook is for later calls.
  for (const hook of [...hooks]) await hook(recorded, 'received');
  const early = await before(trouble, recorded);
  const answer = early ?? (await apply(parts, call, recorded));
  recorded.status = answer.status;
  for (const hook of [...hooks]) await hook(recorded, 'applied');
  if (trouble === 'lost-answer') throw new NoAnswer('cut');
  recorded.answered = true;
  return { ...answer, headers: { ...contentType(answer), ...answer.headers, ...answerHeaders(recorded) } };
}

/** What a fault does instead of the call, or before it. */
async function before(trouble: Trouble | undefined, recorded: RecordedCall): Promise<Answer | undefined> {
  if (trouble === 'drop') throw new NoAnswer('cut');
  if (trouble === 'timeout') throw new NoAnswer('silent');
  if (trouble === undefined || trouble === 'lost-answer') return undefined;
  if ('delayMs' in trouble) {
    await wait(trouble.delayMs);
    return undefined;
  }
  const { status, code, retryAfter } = trouble;
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return errorAnswer(recorded, { status, code, message: 'The request failed on demand.', headers });
}

async function apply(parts: Parts, call: GraphCall, recorded: RecordedCall): Promise<Answer> {
  const { tenant, now } = parts;
  try {
    return await route(call, {
      ...{ tenant, now, requestId: recorded.requestId },
      answer: (part) => perform(parts, part, true),
    });
  } catch (error) {
    if (error instanceof GraphError) return errorAnswer(recorded, error);
    throw error;
  }
}

function contentType({ body }: Answer): Record<string, string> {
  const json = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
  return body === undefined ? {} : { 'content-type': json };
}
