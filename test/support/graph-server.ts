/** A server in Graph's place for tests: it answers as told, and checks every request against Graph's contract. */
import assert from 'node:assert/strict';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { text } from 'node:stream/consumers';
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
  readonly requests: readonly SentRequest[];
  /** Replies to requests of this method and path (below the version, decoded); the last reply stays. */
  on(method: string, path: string, ...replies: (Reply | ((request: SentRequest) => Reply))[]): void;
  /** The requests of this method and path. */
  sent(method: string, path: string): readonly SentRequest[];
  /** @throws if a request broke Graph's contract */
  close(): Promise<void>;
};

export function refusal(status: number, code: string, inner: object = {}, headers = {}): Answer {
  return { status, headers, body: { error: { code, message: 'Read my code, not this.', innerError: inner } } };
}

export async function startGraph(): Promise<GraphServer> {
  const requests: SentRequest[] = [];
  const replies = new Map<string, (Reply | ((request: SentRequest) => Reply))[]>();
  const keyOf = (method: string, path: string) => `${method} ${path}`;
  const decoded = ({ method, path }: SentRequest) => keyOf(method, decodeURIComponent(path).replace('/v1.0', ''));

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await read(incoming);
    requests.push(request);
    const queue = replies.get(decoded(request)) ?? [refusal(404, 'Request_ResourceNotFound')];
    const next = queue.length > 1 ? queue.shift() : queue[0];
    const reply = typeof next === 'function' ? next(request) : next;
    if (reply === 'cut') response.destroy();
    else if (reply !== 'silence') write(response, reply ?? {});
  };
  const server = createServer((incoming, response) => void serve(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    on: (method, path, ...next) => void replies.set(keyOf(method, path), next),
    sent: (method, path) => requests.filter((request) => decoded(request) === keyOf(method, path)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      assert.deepEqual(requests.flatMap(breaches), []);
    },
  };
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
