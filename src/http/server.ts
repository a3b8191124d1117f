/** The HTTP side: activities in, health out. Every error has a fixed body: nothing of ours or the SDK's reaches a caller. */
import { STATUS_CODES } from 'node:http';
import { type Request, type Response, type Server, createServer, plugins } from 'restify';
import type { Envelope, Gates } from './gates.ts';
import { passGates } from './gates.ts';
import type { Log } from '../log.ts';

/** Teams' messages are limited to 100 KB (Microsoft, "Format your bot messages"); UTF-16 and envelope included. */
const MAX_BODY_BYTES = 256 * 1024;

/** What the adapter says to an activity that passed the gates: a status, and a body for an invoke. */
export type Answer = { readonly status: number; readonly body?: unknown };
export type Receive = (authorization: string, activity: Envelope) => Promise<Answer>;

export type HttpOptions = {
  readonly gates: Gates;
  readonly receive: Receive;
  /** Hears of an activity that the gates turned away, to write it down where its token shows that Teams did send it. */
  readonly turnedAway: (authorization: string, activity: Envelope, because: string) => Promise<void>;
  /** Rejects where this instance cannot work now (database, jobs). */
  readonly ready: () => Promise<void>;
  readonly log: Log;
};

/** A server that is not listening yet. */
export function createHttpServer({ gates, receive, turnedAway, ready, log }: HttpOptions): Server {
  const server = createServer({
    name: 'password-reset',
    ignoreTrailingSlash: true,
    formatters: { 'application/json': (_request, response, body) => JSON.stringify(bodyOf(response, body)) },
  });
  server.on('restifyError', (request: Request, _response: Response, error: unknown, next: () => void) => {
    log.warn({ error, path: request.path() }, 'A request was not served');
    next();
  });

  server.get('/healthz', async (_request: Request, response: Response) => {
    response.send(200, { status: 'alive' });
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    const error: unknown = await ready().then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error !== null) log.error({ error }, 'Not ready');
    response.send(error === null ? 200 : 503, { status: error === null ? 'ready' : 'not ready' });
  });
  server.post(
    '/api/messages',
    (request: Request, response: Response, next: (goOn?: false) => void) => {
      const carriesToken = /^Bearer \S+$/.test(request.header('authorization'));
      if (!carriesToken) response.send(401);
      next(carriesToken ? undefined : false);
    },
    ...[plugins.bodyParser({ maxBodySize: MAX_BODY_BYTES, mapParams: false })].flat(),
    async (request: Request, response: Response) => {
      const gate = passGates(request.body, gates);
      if (!gate.pass) {
        log.warn({ status: gate.status, because: gate.because }, 'An activity was turned away at the gate');
        if (gate.activity !== undefined) {
          await turnedAway(request.header('authorization'), gate.activity, gate.because);
        }
        response.send(gate.status);
        return;
      }
      const answer = await receive(request.header('authorization'), gate.activity);
      if (answer.body === undefined) response.send(answer.status);
      else response.send(answer.status, answer.body);
    },
  );
  return server;
}

function bodyOf(response: Response, body: unknown): unknown {
  return body instanceof Error ? { error: STATUS_CODES[response.statusCode] ?? 'Error' } : body;
}
