/**
 * The HTTP server: activities in, health out. Each check of a request is cheaper than the next: path and method,
 * headers, token, body, gates. Every error has a fixed body, so no message of ours or the SDK's reaches a caller.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Request, type Response, type Server, createServer } from 'restify';
import type { Log } from '../telemetry/log.ts';
import { parseJson, readBody } from './body.ts';
import { type Connections, createConnections } from './connections.ts';
import { type Envelope, type Gates, passGates } from './gates.ts';
import { MAX_HEADERS } from './limits.ts';
import { refuse } from './refuse.ts';
import { type Refusal, createRefusalLog } from './refusal-log.ts';
import { checkHeaders, isRoutable } from './request-checks.ts';

/** The adapter's response to an activity that passed the gates: a status, and a body for an invoke. */
export type Answer = { readonly status: number; readonly body?: unknown };
export type Receive = (authorization: string, activity: Envelope) => Promise<Answer>;
/** The verdict on a token before its body is read; `unavailable` if it can't be verified now. */
export type Admit = (
  token: string,
) => Promise<{ readonly verdict: 'good' | 'unavailable' } | { readonly verdict: 'bad'; readonly because: string }>;

export type HttpOptions = {
  readonly gates: Gates;
  readonly admit: Admit;
  readonly receive: Receive;
  /** Called with each activity that the gates refuse, so that the refusal is recorded if Teams did send it. */
  readonly turnedAway: (authorization: string, activity: Envelope, because: string) => Promise<void>;
  /** Rejects if this instance can't work now (database, jobs). */
  readonly ready: () => Promise<void>;
  readonly log: Log;
};

export type HttpServer = Pick<Connections, 'listen' | 'stop'>;

const INVALID_TOKEN = 'Activity refused: invalid token';
const UNVERIFIED_TOKEN = 'Activity refused: its token cannot be verified now';

/** @returns a server that isn't listening yet */
export function createHttpServer({ gates, admit, receive, turnedAway, ready, log }: HttpOptions): HttpServer {
  const refusals = createRefusalLog(log);
  const router = createServer({
    name: 'password-reset',
    ignoreTrailingSlash: true,
    formatters: { 'application/json': (_request, _response, body) => JSON.stringify(body) },
  });
  const connections = createConnections(inFrontOf(router), refusals);
  const isReady = createReadiness(ready, log);

  function note(status: number, because: string, message = 'Request refused', level: Refusal['level'] = 'info') {
    refusals.note({ level, message, status, because });
  }
  function reject(request: IncomingMessage, response: ServerResponse, status: number, because: string): void {
    note(status, because);
    refuse(request, response, status);
  }
  /** Keeps from the router what it throws on: targets and hosts that don't form a URL. */
  function inFrontOf({ server }: Server): RequestListener {
    return (request, response) => {
      // Node drops headers beyond its limit silently.
      if (request.rawHeaders.length >= 2 * MAX_HEADERS) reject(request, response, 431, 'too many headers');
      else if (!isRoutable(request)) reject(request, response, 400, 'target');
      else server.emit('request', request, response);
    };
  }

  router.on('NotFound', (request: Request, response: Response) => reject(request, response, 404, 'path'));
  router.on('MethodNotAllowed', (request: Request, response: Response) => reject(request, response, 405, 'method'));
  router.on('restifyError', (request: Request, response: Response, error: unknown) => {
    log.error({ error, path: request.path() }, 'Request failed');
    // Always 500: a status on the error belongs to a response that we received.
    refuse(request, response, 500);
  });
  router.get('/healthz', async (_request: Request, response: Response) => {
    response.json(200, { status: 'alive' });
  });
  router.get('/readyz', async (_request: Request, response: Response) => {
    if (await isReady()) response.json(200, { status: 'ready' });
    else response.json(503, { status: 'not ready' });
  });

  router.post('/api/messages', async (request: Request, response: Response) => {
    const checked = checkHeaders(request);
    if (!checked.ok) {
      reject(request, response, checked.status, checked.because);
      return;
    }
    const admission = await admit(checked.token);
    if (admission.verdict === 'good') {
      await connections.serve(request, () => takeActivity(request, response, `Bearer ${checked.token}`));
    } else if (admission.verdict === 'bad') {
      note(401, admission.because, INVALID_TOKEN, 'warn');
      refuse(request, response, 401);
    } else {
      // 503, "temporarily unable to handle the request" (RFC 9110, section 15.6.4), lets the sender retry.
      note(503, 'signing keys', UNVERIFIED_TOKEN, 'warn');
      refuse(request, response, 503);
    }
  });

  async function takeActivity(request: Request, response: Response, authorization: string): Promise<void> {
    if (connections.awaitsContinue(request)) response.writeContinue();
    const read = await readBody(request);
    if (!read.ok) {
      if (read.status !== 'gone') reject(request, response, read.status, 'body');
      return;
    }
    const body = parseJson(read.bytes);
    if (body === undefined) {
      reject(request, response, 400, 'not JSON');
      return;
    }
    const gate = passGates(body, gates);
    if (!gate.pass) {
      note(gate.status, gate.because, 'Activity refused', 'warn');
      if (gate.activity !== undefined) await turnedAway(authorization, gate.activity, gate.because);
      response.send(gate.status);
      return;
    }
    const answer = await receive(authorization, gate.activity);
    if (answer.status === 401) note(401, 'not for this activity', INVALID_TOKEN, 'warn');
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

/**
 * Asks once for all probes that wait, since anyone may probe, and logs each change once. What an outage means, the
 * store logs.
 * @returns a probe that never rejects
 */
function createReadiness(ready: () => Promise<void>, log: Log): () => Promise<boolean> {
  let wasReady = true;
  const probe = async (): Promise<boolean> => {
    try {
      await ready();
      if (!wasReady) log.info('Ready again');
      wasReady = true;
    } catch (error) {
      if (wasReady) log.warn({ error }, 'Not ready');
      wasReady = false;
    }
    return wasReady;
  };
  let running: Promise<boolean> | undefined;
  return () => (running ??= probe().finally(() => (running = undefined)));
}
