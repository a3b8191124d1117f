/** A client of Microsoft Graph v1.0 for the calls in `permissions.ts` and no others. */
import { Client, type GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { Log } from '../../telemetry/log.ts';
import { GRAPH_ORIGINS, cloudOf } from '../../requests/model/cloud.ts';
import { DirectoryRefused } from '../../requests/model/ports.ts';
import type { TokenSource } from '../tokens/credentials.ts';
import { errorOf } from './graph-errors.ts';
import { retryAfterMs } from '../../net/retry-after.ts';
import { CallDetails, type Limits, graphMiddleware } from './graph-middleware.ts';
import { encoded, filled, isPathOf, pathOfNext, pathWithin } from './graph-path.ts';
import type { GraphCall } from './graph-call.ts';
import { type CallName, GRAPH_CALLS, type ReadName, type WriteName } from './permissions.ts';
import { countRoundTrips } from './batching/round-trips.ts';
import { type Together, askTogether } from './batching/together.ts';

type Parameters = {
  /** Values for `{…}` in the path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Use Graph's advanced query engine? ("Advanced query capabilities on Microsoft Entra ID objects"). */
  readonly advanced?: boolean;
};

/** What Graph answered, and where and after how long to ask again. */
export type Answer<T> = {
  readonly value: T;
  readonly location: string | null;
  readonly retryAfterMs: number | null;
};

/** Graph within one decision. Every call throws `DirectoryUnavailable` or `DirectoryRefused` if it fails. */
export type Graph = {
  get<T>(name: ReadName, schema: z.ZodType<T>, parameters?: Parameters): Promise<T>;
  /** All items of all pages. */
  list<T>(name: ReadName, schema: z.ZodType<T>, parameters?: Parameters): Promise<readonly T[]>;
  /** Reads from a URL that Graph returned, with its query, if the URL belongs to this call. */
  follow<T>(name: ReadName, schema: z.ZodType<T>, url: string): Promise<Answer<T>>;
  /** Does this URL belong to this call and this Graph? */
  isOneOf(name: ReadName, url: string): boolean;
  write(name: WriteName, parameters: Parameters, body?: object): Promise<Answer<unknown>>;
};

export type GraphClient = {
  /** Runs one decision, and logs its round trips: concurrent calls count as one. */
  decide<T>(decision: string, run: (graph: Graph) => Promise<T>): Promise<T>;
};

const MOST_PAGES = 20;
const DEFAULT_LIMITS: Limits = { deadlineMs: 8_000, patienceMs: 8_000 };

/** @param options.graphBaseUrl an origin, the only one that gets the token */
export function createGraphClient(options: {
  readonly graphBaseUrl: string;
  readonly tokens: TokenSource;
  readonly log: Log;
  readonly limits?: Limits;
}): GraphClient {
  const { tokens, log, limits = DEFAULT_LIMITS } = options;
  const { origin } = new URL(options.graphBaseUrl);
  const scope = graphScope(origin);
  const client = Client.initWithMiddleware({
    baseUrl: `${origin}/`,
    defaultVersion: 'v1.0',
    middleware: graphMiddleware({ origin, scope, tokens, limits, log }),
  });
  const together = askTogether<Answer<unknown>>();
  return {
    async decide(decision, run) {
      const trips = countRoundTrips();
      try {
        return await run(graphOf(client, origin, together, trips.during));
      } finally {
        log.info({ decision, roundTrips: trips.count() }, 'Graph round trips');
      }
    },
  };
}

/** Each cloud's Graph is its own token audience. @param graphBaseUrl origin of Microsoft Graph @returns the scope of all permissions consented to for Graph */
export function graphScope(graphBaseUrl: string): string {
  return `${GRAPH_ORIGINS[cloudOf(graphBaseUrl)]}/.default`;
}

function graphOf(
  client: Client,
  origin: string,
  together: Together<Answer<unknown>>,
  during: <T>(call: () => Promise<T>) => Promise<T>,
): Graph {
  const send = async (
    name: CallName,
    path: string,
    { query = {}, advanced = false }: Parameters = {},
    body?: object,
  ): Promise<Answer<unknown>> => {
    const { method } = GRAPH_CALLS[name];
    const details = new CallDetails(GRAPH_CALLS[name]);
    const request = client.api(path).query(encoded(query)).responseType(ResponseType.JSON);
    request.middlewareOptions([details]);
    if (advanced) request.header('ConsistencyLevel', 'eventual');
    const value: unknown = await sent(request, method, body).catch((error: unknown) => {
      throw errorOf(error, {
        changes: method !== 'GET',
        retryAfterMs: retryAfterMs(details.headers.get('retry-after')),
      });
    });
    return {
      value,
      location: details.headers.get('location'),
      retryAfterMs: retryAfterMs(details.headers.get('retry-after')),
    };
  };
  const read = (name: ReadName, path: string, parameters: Parameters = {}) =>
    during(() => together(JSON.stringify([path, parameters]), () => send(name, path, parameters)));
  return {
    async get(name, schema, parameters = {}) {
      const { value } = await read(name, filled(GRAPH_CALLS[name].path, parameters.path), parameters);
      return parsed(schema, value);
    },
    async list(name, item, parameters = {}) {
      const pageOf = z.object({ value: z.array(item), '@odata.nextLink': z.string().optional() });
      const items = [];
      let at: string | null = filled(GRAPH_CALLS[name].path, parameters.path);
      for (let pages = 0; at !== null; pages += 1) {
        // Fail rather than return part of a list: part of the roles would look like fewer roles.
        if (pages === MOST_PAGES) throw new DirectoryRefused('too-many-pages', { nothingDone: true });
        const { value }: Answer<unknown> = await read(
          name,
          at,
          pages === 0 ? parameters : { ...parameters, query: {} },
        );
        const page: z.output<typeof pageOf> = parsed(pageOf, value);
        items.push(...page.value);
        at = pathOfNext(page['@odata.nextLink'], origin);
      }
      return items;
    },
    async follow(name, schema, url) {
      const at = pathWithin(url, origin);
      if (at === null || !isPathOf(GRAPH_CALLS[name].path, at))
        throw new DirectoryRefused('foreign-address', { nothingDone: true });
      const answer = await read(name, at);
      return { ...answer, value: parsed(schema, answer.value) };
    },
    isOneOf: (name, url) => isPathOf(GRAPH_CALLS[name].path, pathWithin(url, origin) ?? ''),
    write: (name, { path }, body) => during(() => send(name, filled(GRAPH_CALLS[name].path, path), {}, body)),
  };
}

function sent(request: GraphRequest, method: GraphCall['method'], body?: object): Promise<unknown> {
  switch (method) {
    case 'GET':
      return request.get();
    case 'POST':
      return request.post(body);
    case 'PATCH':
      return request.patch(body);
    case 'DELETE':
      return request.delete();
  }
}

/** @throws `DirectoryRefused` if the answer to a read has another shape */
function parsed<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (!result.success) throw new DirectoryRefused('unexpected-answer', { nothingDone: true });
  return result.data;
}
