/**
 * Sends reads that are asked for at the same moment as one request (Microsoft Graph, "Combine multiple HTTP requests using JSON
 * batching"): a check of rights is eleven reads, and each would open a connection of its own.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { NoReply, type Outgoing, type Reply, exchange } from '../../../net/exchange.ts';

/** Graph's limit. */
const MOST_PARTS = 20;

type Part = {
  readonly url: URL;
  readonly call: Outgoing;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: unknown) => void;
};

const batchAnswer = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown(),
    }),
  ),
});

/**
 * @returns what sends one read, alone or in a batch: each has its own status, headers and body, as if it had been sent alone
 * @throws `NoReply`; it fails also if a batch fails, or has no answer to this read
 */
export function createBatching(): (url: string, call: Outgoing) => Promise<Reply> {
  let waiting: Part[] = [];
  const flush = (): void => {
    const parts = waiting;
    waiting = [];
    for (const alike of Map.groupBy(parts, ({ call }) => call.headers['authorization']).values()) {
      for (let from = 0; from < alike.length; from += MOST_PARTS) void sendAll(alike.slice(from, from + MOST_PARTS));
    }
  };
  return (url, call) => {
    if (waiting.length === 0) setImmediate(flush);
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    waiting.push({ url: new URL(url), call, resolve, reject });
    return promise;
  };
}

async function sendAll(parts: readonly Part[]): Promise<void> {
  const [first, ...others] = parts;
  if (first === undefined) return;
  try {
    if (others.length === 0) {
      first.resolve(await exchange(first.url.href, first.call));
      return;
    }
    const reply = await exchange(...batchOf(first, parts));
    const answers = reply.status === 200 ? answersIn(reply) : null;
    parts.forEach(({ resolve, reject }, place) => {
      const answer = answers === null ? reply : answers.get(`${place}`);
      if (answer === undefined) reject(new NoReply('batch-incomplete'));
      else resolve(answer);
    });
  } catch (error) {
    for (const { reject } of parts) reject(error);
  }
}

function batchOf(first: Part, parts: readonly Part[]): [url: string, call: Outgoing] {
  const { authorization = '' } = first.call.headers;
  const requests = parts.map(({ url, call }, place) => {
    const headers = Object.fromEntries(Object.entries(call.headers).filter(([name]) => name !== 'authorization'));
    return {
      id: `${place}`,
      method: call.method,
      url: `${url.pathname}${url.search}`.replace(/^\/v1\.0/, ''),
      headers,
    };
  });
  return [
    `${first.url.origin}/v1.0/$batch`,
    {
      method: 'POST',
      headers: {
        authorization,
        'content-type': 'application/json',
        'client-request-id': randomUUID(),
        'x-ms-throttle-priority': 'high',
      },
      body: JSON.stringify({ requests }),
      deadlineMs: Math.max(...parts.map(({ call }) => call.deadlineMs)),
    },
  ];
}

/** By the parts' ids: Graph may answer them in another order. */
function answersIn({ text }: Reply): ReadonlyMap<string, Reply> {
  const { data } = batchAnswer.safeParse(parseJson(text));
  return new Map(
    data?.responses.map(({ id, status, headers, body }) => {
      const written = body === undefined ? '' : JSON.stringify(body);
      return [id, { status, headers: headers ?? {}, text: written }];
    }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
