/** Serves routes on loopback only, with planned faults. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Calls } from './calls.ts';
import type { Faults } from './faults.ts';
import { answerFor, match, readJson, run, send, type Answer, type Route } from './http.ts';

const HOST = '127.0.0.1';

export type LoopbackServer = {
  /** Without a trailing slash. */
  readonly url: string;
  /** Adds routes; the first match wins. */
  add(routes: readonly Route[]): void;
  close(): Promise<void>;
};

export type ServerOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly faults: Faults;
  readonly calls: Calls;
};

/** @throws if the port is taken */
export async function startServer({ port, faults, calls }: ServerOptions): Promise<LoopbackServer> {
  const routes: Route[] = [];
  const server = createServer((request, response) => {
    void respond(request, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', `http://${HOST}`);
    const method = request.method ?? 'GET';
    if (!isLocal(request)) {
      send(response, { status: 403 });
      return;
    }
    const call = calls.record(method, url.pathname);
    const { applied, ending } = faults.take(method, url.pathname);
    await calls.tell(call, 'received');
    const own = applied ? await answerTo(request, method, url) : undefined;
    const answer = typeof ending === 'object' ? ending : own;
    if (call && answer) {
      call.status = 'status' in answer ? answer.status : null;
      await calls.tell(call, 'applied');
    }
    if (ending === 'silent') return;
    if (ending === 'cut' || !answer) {
      response.destroy();
      return;
    }
    if (call) call.answered = true;
    send(response, answer);
  };
  const answerTo = async (request: IncomingMessage, method: string, url: URL): Promise<Answer> => {
    const [route, params] = match(routes, method, url.pathname) ?? [];
    if (!route || !params) return { status: 404, body: { error: { code: 'NotFound', message: 'Nothing is here' } } };
    try {
      const body = await readJson(request);
      const { pathname: path, searchParams: query } = url;
      return await run(route, { method, path, params, query, headers: request.headers, body });
    } catch (error) {
      return answerFor(error);
    }
  };

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, HOST, resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${HOST}:${taken}`,
    add: (more) => void routes.push(...more),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Keeps other web pages out: names bound to loopback (DNS rebinding), and posts from another origin. */
function isLocal(request: IncomingMessage): boolean {
  const { host = '', origin } = request.headers;
  const name = host.replace(/:\d+$/, '');
  return (name === HOST || name === 'localhost') && (origin === undefined || origin === `http://${host}`);
}
