/** Finds the handler of a call, and turns errors into Graph's own answers. */
import type { Answer, Context, GraphCall, Handler } from './graph-call.ts';
import { isPermitted } from './app-permissions.ts';
import { GraphError, denied } from './graph-error.ts';
import { ROUTES } from './routes.ts';

type Route = {
  readonly method: string;
  readonly path: string;
  readonly segments: readonly RegExp[];
  readonly handler: Handler;
};
type Found = { readonly path: string; readonly handler: Handler; readonly params: Readonly<Record<string, string>> };

const COMPILED: readonly Route[] = ROUTES.map(([method, path, handler]) => ({
  method,
  path,
  segments: path.split('/').slice(1).map(compile),
  handler,
}));

/** @throws GraphError with Graph's refusal */
export function route(call: GraphCall, context: Context): Answer | Promise<Answer> {
  if (call.appId === null) {
    throw new GraphError(401, 'InvalidAuthenticationToken', 'Access token is empty or not valid.', {
      'www-authenticate':
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    });
  }
  const { path, handler, params } = find(call);
  const isRead = call.method === 'GET';
  if (isRead && call.person === null && !isPermitted(path, context.tenant.appPermissions)) throw denied();
  return handler(call, params, context);
}

function find({ method, path }: GraphCall): Found {
  const segments = decode(path);
  const [version, ...rest] = segments;
  const fitting = COMPILED.flatMap((candidate) => {
    const params = version === 'v1.0' ? match(candidate.segments, rest) : undefined;
    return params === undefined ? [] : [{ ...candidate, params }];
  });
  if (fitting.length === 0) {
    throw new GraphError(404, 'BadRequest', `Resource not found for the segment '${segments.at(-1) ?? ''}'.`);
  }
  const found = fitting.find((candidate) => candidate.method === method);
  if (found !== undefined) return found;
  throw new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
}

/** Types may be written with or without Microsoft's namespace. */
function decode(path: string): string[] {
  try {
    const segments = path.split('/').slice(1).map(decodeURIComponent);
    return segments.map((segment) => segment.replace(/^microsoft\.graph\./, 'graph.'));
  } catch {
    throw new GraphError(400, 'BadRequest', 'The request URI is not valid.');
  }
}

function match(patterns: readonly RegExp[], segments: readonly string[]): Record<string, string> | undefined {
  if (patterns.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, pattern] of patterns.entries()) {
    const found = pattern.exec(segments[at] ?? '');
    if (found === null) return undefined;
    Object.assign(params, found.groups);
  }
  return params;
}

/** `{cast}` matches a type only, so that an unknown one is not taken for something else. */
function compile(segment: string): RegExp {
  const escaped = segment.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  const source = escaped.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'cast' ? '(?<cast>graph\\.(?:group|directoryRole|administrativeUnit))' : `(?<${name}>.+)`,
  );
  return new RegExp(`^${source}$`);
}
