/** A server in Graph's place for tests: it answers as told, and checks every request against Graph's contract. */
import assert from 'node:assert/strict';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type SentRequest, breaches } from './graph-contract.ts';

export type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};
/** `silence`: the connection stays open without an answer. `cut`: it is cut. */
export type Reply = Answer | 'silence' | 'cut';

export type GraphServer = {
  readonly url: string;
  /** All requests, with the parts of batches instead of the batches. */
  readonly requests: readonly SentRequest[];
  readonly batches: readonly SentRequest[];
  /**
   * Replies to requests of this method and path (below the version, decoded); the last reply stays. A batch has the replies to its
   * parts, unless it has one of its own left.
   */
  on(method: string, path: string, ...replies: (Reply | ((request: SentRequest) => Reply))[]): void;
  /** The requests of this method and path. */
  sent(method: string, path: string): readonly SentRequest[];
  /** @throws if a request broke Graph's contract */
  close(): Promise<void>;
};

const BATCH = '/v1.0/$batch';

export function refusal(status: number, code: string, inner: object = {}, headers = {}): Answer {
  return { status, headers, body: { error: { code, message: 'Read my code, not this.', innerError: inner } } };
}

export async function startGraph(): Promise<GraphServer> {
  const requests: SentRequest[] = [];
  const batches: SentRequest[] = [];
  const replies = new Map<string, (Reply | ((request: SentRequest) => Reply))[]>();
  const keyOf = (method: string, path: string) => `${method} ${path}`;
  const decoded = ({ method, path }: SentRequest) => keyOf(method, decodeURIComponent(path).replace('/v1.0', ''));

  const replyTo = (request: SentRequest): Reply => {
    requests.push(request);
    const queue = replies.get(decoded(request)) ?? [refusal(404, 'Request_ResourceNotFound')];
    const next = queue.length > 1 ? queue.shift() : queue[0];
    return (typeof next === 'function' ? next(request) : next) ?? {};
  };
  const replyToBatch = (request: SentRequest): Reply => {
    batches.push(request);
    const next = replies.get(keyOf('POST', '/$batch'))?.shift() ?? batchReply(request, replyTo);
    return typeof next === 'function' ? next(request) : next;
  };
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await read(incoming);
    const reply = request.path === BATCH ? replyToBatch(request) : replyTo(request);
    if (reply === 'cut') response.destroy();
    else if (reply !== 'silence') write(response, reply);
  };
  const server = createServer((incoming, response) => void serve(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    batches,
    on: (method, path, ...next) => void replies.set(keyOf(method, path), next),
    sent: (method, path) => requests.filter((request) => decoded(request) === keyOf(method, path)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      assert.deepEqual([...requests, ...batches].flatMap(breaches), []);
    },
  };
}

const batch = z.object({
  requests: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      url: z.string(),
      headers: z.record(z.string(), z.string()).default({}),
    }),
  ),
});

/** Each part counts as a request of its own, with the token of its batch. A part without an answer leaves its batch without one. */
function batchReply({ headers, body }: SentRequest, replyTo: (part: SentRequest) => Reply): Reply {
  const { authorization = '' } = headers;
  const parts = batch.parse(body).requests.map(({ id, method, url: sent, headers: own }) => {
    const url = new URL(`/v1.0${sent}`, 'http://graph');
    const query = Object.fromEntries(url.searchParams);
    const lower = new Headers({ ...own, authorization });
    const part = { method, path: url.pathname, query, headers: Object.fromEntries(lower), body: undefined };
    return { id, reply: replyTo(part) };
  });
  const lost = parts.map(({ reply }) => reply).find((reply) => typeof reply === 'string');
  if (lost !== undefined) return lost;
  const responses = parts.map(({ id, reply }) => ({ id, ...answered(reply) }));
  return { body: { responses: responses.toReversed() } };
}

function answered(reply: Reply): Required<Pick<Answer, 'status' | 'headers'>> & Pick<Answer, 'body'> {
  const { status = 200, headers = {}, body } = typeof reply === 'string' ? {} : reply;
  return { status, headers: { 'request-id': 'graph-request-id', ...headers }, body };
}

async function read(incoming: IncomingMessage): Promise<SentRequest> {
  const sent = await text(incoming);
  const url = new URL(incoming.url ?? '/', 'http://graph');
  const body: unknown = sent === '' ? undefined : JSON.parse(sent);
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    body,
  };
}

function write(response: ServerResponse, { status = 200, headers = {}, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'graph-request-id', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
