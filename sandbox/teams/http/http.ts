/** A small HTTP server for JSON: routes with named parts, and refusals in the shape of the Bot Connector. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export type Call = {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** The parsed JSON; undefined without a body. */
  readonly body: unknown;
};

export type Answer =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  /** Takes over the response, for server-sent events. */
  | { readonly stream: (response: ServerResponse) => void };

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** For example `/people/:id`; a last part `:name*` takes the rest. */
  readonly path: string;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
};

/** Ends a call with an error: `{error: {code, message}}`. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Finds the route for a call, and the named parts of its path. */
export function match(routes: readonly Route[], method: string, path: string): [Route, Call['params']] | undefined {
  const parts = path.split('/').map(decode);
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = matchParts(route.path.split('/'), parts);
    if (params) return [route, params];
  }
  return undefined;
}

function matchParts(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index];
    if (part === undefined) return undefined;
    if (expected.endsWith('*')) return { ...params, [expected.slice(1, -1)]: parts.slice(index).join('/') };
    if (expected.startsWith(':')) params[expected.slice(1)] = part;
    else if (expected !== part) return undefined;
  }
  return pattern.length === parts.length ? params : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** @throws Refusal if the body is not JSON */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await text(request);
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal(400, 'BadSyntax', 'The body is not JSON');
  }
}

/** Runs a route; an error becomes an answer. */
export async function run(route: Route, call: Call): Promise<Answer> {
  try {
    return await route.handle(call);
  } catch (error) {
    return answerFor(error);
  }
}

export function answerFor(error: unknown): Answer {
  if (error instanceof Refusal) {
    return { status: error.status, body: { error: { code: error.code, message: error.message } } };
  }
  return { status: 500, body: { error: { code: 'ServiceError', message: String(error) } } };
}

export function send(response: ServerResponse, answer: Answer): void {
  if ('stream' in answer) {
    answer.stream(response);
    return;
  }
  const { status, body, headers } = answer;
  const plain = typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(status, {
    ...(body === undefined || plain ? {} : { 'content-type': 'application/json' }),
    ...headers,
  });
  response.end(plain ? body : body === undefined ? undefined : JSON.stringify(body));
}
