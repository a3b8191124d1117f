/** The steps of every Graph request: retry, identify and log, authenticate, send. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Context, Middleware, MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import { fetchFailureOf } from '../../net/fetch-failure.ts';
import { retryAfterMs } from '../../net/retry-after.ts';
import type { Log } from '../../telemetry/log.ts';
import type { TokenSource } from '../tokens/credentials.ts';
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
  /** Empty until the answer arrives. */
  headers = new Headers();
  constructor(template: string, repeatable: boolean) {
    this.template = template;
    this.repeatable = repeatable;
  }
}

const WAIT_AND_TRY = [429, 503, 504];
const MOST_TRIES = 4;
const FIRST_PAUSE_MS = 250;

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
    const end = Date.now() + patienceMs;
    for (let tries = 1; ; tries += 1) {
      delete context.response;
      const failure = await outcome(next);
      const pause = pauseBefore(tries, context.response);
      const again = detailsOf(context)?.repeatable === true && tries < MOST_TRIES && Date.now() + pause <= end;
      if (!again || !deservesAnother(context.response, failure)) {
        if (failure !== null) throw failure;
        return;
      }
      await discard(context.response);
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
    if (originOf(requestOf(context)) !== origin) throw named('foreign-origin');
    const token = await Promise.race([tokens(scope), timeout(limits.deadlineMs)]).catch((error: unknown) => {
      log.error({ error }, 'No token for Microsoft Graph');
      throw named(NO_TOKEN);
    });
    setHeader(context, 'authorization', `Bearer ${token}`);
    return next();
  };
}

function send(deadlineMs: number): Step {
  return async (context) => {
    const signal = AbortSignal.timeout(deadlineMs);
    try {
      context.response = await fetch(requestOf(context), { ...context.options, redirect: 'manual', signal });
    } catch (error) {
      throw named(signal.aborted ? TIMEOUT : fetchFailureOf(error));
    }
  };
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
function requestOf(context: Context): string | Request {
  const request: unknown = context.request;
  return request instanceof Request ? request : String(request);
}

function originOf(request: string | Request): string {
  return new URL(request instanceof Request ? request.url : request).origin;
}

function setHeader(context: Context, name: string, value: string): void {
  const headers = new Headers(context.options?.headers);
  headers.set(name, value);
  context.options = { ...context.options, headers };
}

async function outcome(next: () => Promise<void>): Promise<Error | null> {
  return next().then(
    () => null,
    (error: unknown) => (error instanceof Error ? error : named('unexpected')),
  );
}

/** Frees the connection of an unread answer. */
async function discard(response: Response | undefined): Promise<void> {
  await response?.body?.cancel();
}
