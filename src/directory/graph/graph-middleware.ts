/** The steps of every Graph request: retry, identify and log, authenticate, send. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Context, Middleware, MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import { NoReply, type Reply, exchange } from '../../net/exchange.ts';
import { retryAfterMs } from '../../net/retry-after.ts';
import type { Log } from '../../telemetry/log.ts';
import type { GraphCall } from './graph-call.ts';
import type { TokenSource } from '../tokens/credentials.ts';
import { createBatching } from './batching/batching.ts';
import { named } from './graph-errors.ts';

export type Limits = {
  /** For one request and its answer. */
  readonly deadlineMs: number;
  /** For all attempts of a read together. */
  readonly patienceMs: number;
};

/** What kind of request this is, and the headers of its answer. */
export class CallDetails implements MiddlewareOptions {
  /** For the log: the path without IDs or names. */
  readonly template: string;
  readonly repeatable: boolean;
  readonly isSlow: boolean;
  /** Empty until the answer arrives. */
  headers = new Headers();
  constructor({ path, method, repeatable, slow }: GraphCall) {
    this.template = path;
    this.repeatable = repeatable ?? method === 'GET';
    this.isSlow = slow ?? false;
  }
}

const WAIT_AND_TRY = [429, 503, 504];
const MOST_TRIES = 4;
const FIRST_PAUSE_MS = 250;

/** Answers without a body (Fetch, "null body status"). */
const BODILESS = [204, 205, 304];

const TIMEOUT = 'timeout';
const NO_TOKEN = 'no-token';

type Step = (context: Context, next: () => Promise<void>) => Promise<void>;

/** @param options.origin the only origin that gets a token @returns the steps, in order */
export function graphMiddleware(options: {
  readonly origin: string;
  readonly scope: string;
  readonly tokens: TokenSource;
  readonly limits: Limits;
  readonly log: Log;
}): Middleware[] {
  const { log, limits } = options;
  return [receive, retry(limits.patienceMs), identify(log), authenticate(options), send(limits.deadlineMs)].map(
    middleware,
  );
}

function middleware(step: Step): Middleware {
  let following: Middleware | undefined;
  return {
    execute: (context) => step(context, async () => following?.execute(context)),
    setNext: (next) => {
      following = next;
    },
  };
}

/** Keeps the headers. The library expects JSON in every answer but a 204, so an empty 202 becomes one. */
const receive: Step = async (context, next) => {
  await next();
  const { response } = context;
  if (response === undefined) return;
  const { headers, status } = response;
  const details = detailsOf(context);
  if (details !== undefined) details.headers = headers;
  if (status !== 202) return;
  const body = await response.text();
  context.response =
    body === '' ? new Response(null, { status: 204, headers }) : new Response(body, { status, headers });
};

/**
 * Retries reads and idempotent writes if Graph is busy or the connection failed, after `Retry-After` or an increasing
 * pause with jitter (Microsoft Graph, "throttling guidance"). Never repeats another write: the caller must first check
 * whether it worked, and its job waits as long as Graph asks.
 */
function retry(patienceMs: number): Step {
  return async (context, next) => {
    const end = performance.now() + patienceMs;
    for (let tries = 1; ; tries += 1) {
      delete context.response;
      const failure = await outcome(next);
      const pause = pauseBefore(tries, context.response);
      const again = detailsOf(context)?.repeatable === true && tries < MOST_TRIES && performance.now() + pause <= end;
      if (!again || !deservesAnother(context.response, failure)) {
        if (failure !== null) throw failure;
        return;
      }
      await wait(pause);
    }
  };
}

function deservesAnother(response: Response | undefined, failure: Error | null): boolean {
  return failure === null ? WAIT_AND_TRY.includes(response?.status ?? 0) : ![TIMEOUT, NO_TOKEN].includes(failure.name);
}

/** The pause that `Retry-After` asks for, or else a random one up to a limit that doubles. */
function pauseBefore(tries: number, response: Response | undefined): number {
  const jitter = Math.random() * FIRST_PAUSE_MS;
  const asked = response === undefined ? null : retryAfterMs(response.headers.get('retry-after'));
  return asked === null ? jitter * 2 ** tries : asked + jitter;
}

/** Gives the request an ID for Microsoft's support and our log, and a high priority, since a person waits. */
function identify(log: Log): Step {
  return async (context, next) => {
    const clientRequestId = randomUUID();
    setHeader(context, 'client-request-id', clientRequestId);
    setHeader(context, 'x-ms-throttle-priority', 'high');
    const started = performance.now();
    const failure = await outcome(next);
    const { response } = context;
    const line = {
      method: context.options?.method,
      path: detailsOf(context)?.template,
      status: failure === null ? response?.status : failure.name,
      ms: Math.round(performance.now() - started),
      clientRequestId,
      requestId: response?.headers.get('request-id') ?? null,
    };
    if (response?.ok === true || response?.status === 404) log.info(line, 'Graph call');
    else log.warn(line, 'Graph call failed');
    if (failure !== null) throw failure;
  };
}

/** Sends a token to the configured origin only. */
function authenticate({ origin, scope, tokens, limits, log }: Parameters<typeof graphMiddleware>[0]): Step {
  return async (context, next) => {
    if (new URL(urlOf(context)).origin !== origin) throw named('foreign-origin');
    const token = await Promise.race([tokens(scope), timeout(limits.deadlineMs)]).catch((error: unknown) => {
      log.error({ error }, 'No token for Microsoft Graph');
      throw named(NO_TOKEN);
    });
    setHeader(context, 'authorization', `Bearer ${token}`);
    return next();
  };
}

/** Reads go together with others of the same moment, writes and slow reports alone. */
function send(deadlineMs: number): Step {
  const sendRead = createBatching();
  return async (context) => {
    const { method = 'GET', headers, body } = context.options ?? {};
    try {
      const sendIt = method === 'GET' && detailsOf(context)?.isSlow !== true ? sendRead : exchange;
      const reply = await sendIt(urlOf(context), {
        method,
        headers: Object.fromEntries(new Headers(headers)),
        body: typeof body === 'string' ? body : null,
        deadlineMs,
      });
      context.response = responseOf(reply);
    } catch (error) {
      if (!(error instanceof NoReply)) throw error;
      throw named(error.because === 'deadline' ? TIMEOUT : error.because);
    }
  };
}

/** The answer as the library reads it. */
function responseOf({ status, headers, text }: Reply): Response {
  const lines = Object.entries(headers).flatMap(([name, value = []]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
  return new Response(BODILESS.includes(status) ? null : text, { status, headers: lines });
}

async function timeout(milliseconds: number): Promise<never> {
  await wait(milliseconds, undefined, { ref: false });
  throw named(TIMEOUT);
}

function detailsOf({ middlewareControl }: Context): CallDetails | undefined {
  const details = middlewareControl?.getMiddlewareOptions(CallDetails);
  return details instanceof CallDetails ? details : undefined;
}

/** The library types it as `RequestInfo`, which only the DOM's types declare: a URL or a `Request`. */
function urlOf(context: Context): string {
  const request: unknown = context.request;
  return request instanceof Request ? request.url : String(request);
}

function setHeader(context: Context, name: string, value: string): void {
  const headers = context.options?.headers;
  const all = headers instanceof Headers ? headers : new Headers(headers);
  all.set(name, value);
  context.options = { ...context.options, headers: all };
}

async function outcome(next: () => Promise<void>): Promise<Error | null> {
  return next().then(
    () => null,
    (error: unknown) => (error instanceof Error ? error : named('unexpected')),
  );
}
