/**
 * The HTTP side: activities in, health out. A request is looked at in steps, each cheaper than the next: path and method,
 * headers, token, body, envelope. Every error has a fixed body: nothing of ours or the SDK's reaches a caller.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Request, type Response, type Server, createServer } from 'restify';
import type { Log } from '../telemetry/log.ts';
import { parseJson, readBody } from './body.ts';
import { type Connections, createConnections } from './connections.ts';
import { type Envelope, type Gates, passGates } from './gates.ts';
import { MAX_HEADERS } from './limits.ts';
import { refuse } from './refuse.ts';
import { type Refusal, createRefusals } from './refusal-log.ts';
import { checkHeaders, isRoutable } from './request-checks.ts';

/** What the adapter says to an activity that passed the gates: a status, and a body for an invoke. */
export type Answer = { readonly status: number; readonly body?: unknown };
export type Receive = (authorization: string, activity: Envelope) => Promise<Answer>;
/** What is said of a token before its body is read; `unavailable` where nobody can say now. */
export type Admit = (
  token: string,
) => Promise<{ readonly verdict: 'good' | 'unavailable' } | { readonly verdict: 'bad'; readonly because: string }>;

export type HttpOptions = {
  readonly gates: Gates;
  readonly admit: Admit;
  readonly receive: Receive;
  /** Hears of an activity that the gates turned away, to write it down where its token shows that Teams did send it. */
  readonly turnedAway: (authorization: string, activity: Envelope, because: string) => Promise<void>;
  /** Rejects where this instance cannot work now (database, jobs). */
  readonly ready: () => Promise<void>;
  readonly log: Log;
};

export type HttpServer = Pick<Connections, 'listen' | 'stop'>;

/** A server that is not listening yet. */
export function createHttpServer({ gates, admit, receive, turnedAway, ready, log }: HttpOptions): HttpServer {
  const refusals = createRefusals(log);
  const router = createServer({
    name: 'password-reset',
    ignoreTrailingSlash: true,
    formatters: { 'application/json': (_request, _response, body) => JSON.stringify(body) },
  });
  const connections = createConnections(inFrontOf(router), refusals);

  function note(status: number, because: string, message = 'A request was refused', level: Refusal['level'] = 'info') {
    refusals.note({ level, message, status, because });
  }
  function turnAway(request: IncomingMessage, response: ServerResponse, status: number, because: string): void {
    note(status, because);
    refuse(request, response, status);
  }
  /** What the router is not to see: it throws on targets and hosts that make no URL. */
  function inFrontOf({ server }: Server): RequestListener {
    return (request, response) => {
      // Node leaves out the headers beyond its limit without a word.
      if (request.rawHeaders.length >= 2 * MAX_HEADERS) turnAway(request, response, 431, 'too many headers');
      else if (!isRoutable(request)) turnAway(request, response, 400, 'target');
      else server.emit('request', request, response);
    };
  }

  router.on('NotFound', (request: Request, response: Response) => turnAway(request, response, 404, 'path'));
  router.on('MethodNotAllowed', (request: Request, response: Response) => turnAway(request, response, 405, 'method'));
  router.on('restifyError', (request: Request, response: Response, error: unknown) => {
    log.error({ error, path: request.path() }, 'A request was not served');
    // Whatever status the error names: that one is of another answer, to us.
    refuse(request, response, 500);
  });
  router.get('/healthz', async (_request: Request, response: Response) => {
    response.json(200, { status: 'alive' });
  });
  let wasReady = true;
  router.get('/readyz', async (_request: Request, response: Response) => {
    const error: unknown = await readyOnce().then(
      () => null,
      (reason: unknown) => reason,
    );
    const isReady = error === null;
    // Once, not a line a probe; what an outage of the database means, the store has written down.
    if (wasReady && !isReady) log.warn({ error }, 'Not ready');
    if (!wasReady && isReady) log.info('Ready again');
    wasReady = isReady;
    response.json(isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready' });
  });
  let asking: Promise<void> | undefined;
  /** Anybody may ask, and the database is asked once for all who wait. */
  function readyOnce(): Promise<void> {
    return (asking ??= ready().finally(() => (asking = undefined)));
  }

  router.post('/api/messages', async (request: Request, response: Response) => {
    const checked = checkHeaders(request);
    if (!checked.ok) {
      turnAway(request, response, checked.status, checked.because);
      return;
    }
    const admission = await admit(checked.token);
    if (admission.verdict === 'good') {
      await connections.turn(request, () => takeTurn(request, response, `Bearer ${checked.token}`));
    } else if (admission.verdict === 'bad') {
      note(401, admission.because, BAD_TOKEN, 'warn');
      refuse(request, response, 401);
    } else {
      // "Temporarily unable to handle the request" (RFC 9110, section 15.6.4): the sender may try again.
      note(503, 'signing keys', 'An activity was refused: its token cannot be checked now', 'warn');
      refuse(request, response, 503);
    }
  });

  async function takeTurn(request: Request, response: Response, authorization: string): Promise<void> {
    if (connections.awaitsContinue(request)) response.writeContinue();
    const read = await readBody(request);
    if (!read.ok) {
      if (read.status !== 'gone') turnAway(request, response, read.status, 'body');
      return;
    }
    const body = parseJson(read.bytes);
    if (body === undefined) {
      turnAway(request, response, 400, 'not JSON');
      return;
    }
    const gate = passGates(body, gates);
    if (!gate.pass) {
      note(gate.status, gate.because, 'An activity was turned away at the gate', 'warn');
      if (gate.activity !== undefined) await turnedAway(authorization, gate.activity, gate.because);
      response.send(gate.status);
      return;
    }
    const answer = await receive(authorization, gate.activity);
    if (answer.status === 401) note(401, 'not for this activity', BAD_TOKEN, 'warn');
    if (answer.body === undefined) response.send(answer.status);
    else response.json(answer.status, answer.body);
  }

  return {
    listen: (port, host) => connections.listen(port, host),
    async stop(withinMs) {
      await connections.stop(withinMs);
      refusals.close();
    },
  };
}

const BAD_TOKEN = 'An activity was refused: its token is not good';
