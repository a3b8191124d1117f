/** The local directory's HTTP side: reads calls, writes answers. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Graph, NoAnswer } from './graph.ts';
import type { Answer, GraphCall } from './graph-call.ts';

/** Whom a bearer token speaks for: an application, or an application acting for a person. */
export type Authorize = (token: string) => { readonly appId: string; readonly person?: string } | undefined;

export function createListener(graph: Graph, authorize: Authorize): RequestListener {
  return (request, response) => {
    serve(graph, authorize, request, response).catch((error: unknown) => {
      if (error instanceof NoAnswer) {
        if (error.connection === 'cut') response.destroy();
        return;
      }
      write(response, errorOfOurs(500, 'InternalServerError', String(error)));
    });
  };
}

async function serve(
  graph: Graph,
  authorize: Authorize,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = parse(await text(request));
  const answer =
    body === INVALID
      ? errorOfOurs(400, 'BadRequest', 'Unable to read JSON request payload.')
      : await graph(readCall(request, body, authorize));
  write(response, answer);
}

function readCall(request: IncomingMessage, body: unknown, authorize: Authorize): GraphCall {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  const [, token = ''] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const speaker = token === '' ? undefined : authorize(token);
  return {
    method: request.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
    ),
    body,
    appId: speaker?.appId ?? null,
    person: speaker?.person ?? null,
    base: `http://${request.headers.host ?? '127.0.0.1'}/v1.0`,
  };
}

const INVALID = Symbol('invalid');

/** An answer that is not Graph's: the call could not be read, or this directory has a defect. */
function errorOfOurs(status: number, code: string, message: string): Answer {
  const headers = { 'content-type': 'application/json' };
  return { status, headers, body: { error: { code, message, innerError: {} } } };
}

function parse(sent: string): unknown {
  if (sent === '') return undefined;
  try {
    const body: unknown = JSON.parse(sent);
    return body;
  } catch {
    return INVALID;
  }
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, {
    'odata-version': '4.0',
    'cache-control': 'no-cache',
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
