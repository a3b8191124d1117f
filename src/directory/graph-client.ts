/** Microsoft Graph v1.0 as we call it: the calls of `permissions.ts`, and no others. */
import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { DirectoryRefused } from '../requests/ports.ts';
import type { TokenSource } from './credentials.ts';
import { errorOf } from './graph-errors.ts';
import { CallDetails, type Limits, graphMiddleware } from './graph-middleware.ts';
import { GRAPH_CALLS, type ReadName, type WriteName } from './permissions.ts';
import { countRoundTrips } from './round-trips.ts';

type Parameters = {
  /** What is filled in for `{…}` in the path. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Asks for Graph's advanced query engine ("Advanced query capabilities on Microsoft Entra ID objects"). */
  readonly advanced?: boolean;
};

/** Graph within one decision. Every call may throw `DirectoryUnavailable` or `DirectoryRefused`. */
export type Graph = {
  get<T>(name: ReadName, schema: z.ZodType<T>, parameters?: Parameters): Promise<T>;
  /** All items of all pages. */
  list<T>(name: ReadName, schema: z.ZodType<T>, parameters?: Parameters): Promise<readonly T[]>;
  write(name: WriteName, parameters: Parameters, body: object): Promise<void>;
};

export type GraphClient = {
  /** Runs one decision, and logs how many round trips it took: calls that were under way together count as one. */
  decide<T>(decision: string, run: (graph: Graph) => Promise<T>): Promise<T>;
};

const MOST_PAGES = 20;
const DEFAULT_LIMITS: Limits = { deadlineMs: 8_000, patienceMs: 8_000 };

/** Origins that are an audience of their own (Microsoft Graph, "National cloud deployments"). */
const GRAPH_ORIGINS = [
  'https://graph.microsoft.com',
  'https://graph.microsoft.us',
  'https://dod-graph.microsoft.us',
  'https://microsoftgraph.chinacloudapi.cn',
];

/** @param options.graphBaseUrl an origin; a token is attached for this one only */
export function createGraphClient(options: {
  readonly graphBaseUrl: string;
  readonly tokens: TokenSource;
  readonly log: Log;
  readonly limits?: Limits;
}): GraphClient {
  const { tokens, log, limits = DEFAULT_LIMITS } = options;
  const { origin } = new URL(options.graphBaseUrl);
  const scope = `${GRAPH_ORIGINS.includes(origin) ? origin : 'https://graph.microsoft.com'}/.default`;
  const client = Client.initWithMiddleware({
    baseUrl: `${origin}/`,
    defaultVersion: 'v1.0',
    middleware: graphMiddleware({ origin, scope, tokens, limits, log }),
  });
  return {
    async decide(decision, run) {
      const trips = countRoundTrips();
      try {
        return await run(graphOf(client, origin, trips.during));
      } finally {
        log.info({ decision, roundTrips: trips.count() }, 'Decision taken with Graph');
      }
    },
  };
}

function graphOf(client: Client, origin: string, during: <T>(call: () => Promise<T>) => Promise<T>): Graph {
  const read = (template: string, path: string, query: Parameters['query'] = {}, advanced = false) =>
    during(async (): Promise<unknown> => {
      const request = client.api(path).query(encoded(query)).responseType(ResponseType.JSON);
      request.middlewareOptions([new CallDetails(template)]);
      if (advanced) request.header('ConsistencyLevel', 'eventual');
      return request.get().catch(rethrow);
    });
  return {
    async get(name, schema, { path, query, advanced } = {}) {
      const template = GRAPH_CALLS[name].path;
      return parsed(schema, await read(template, filled(template, path), query, advanced));
    },
    async list(name, item, { path, query, advanced } = {}) {
      const template = GRAPH_CALLS[name].path;
      const pageOf = z.object({ value: z.array(item), '@odata.nextLink': z.string().optional() });
      const items = [];
      let at: string | null = filled(template, path);
      for (let pages = 0; at !== null; pages += 1) {
        // Half a list of roles would read as fewer roles: better none.
        if (pages === MOST_PAGES) throw new DirectoryRefused('too-many-pages');
        const page: z.output<typeof pageOf> = parsed(
          pageOf,
          await read(template, at, pages === 0 ? query : {}, advanced),
        );
        items.push(...page.value);
        at = pathOfNext(page['@odata.nextLink'], origin);
      }
      return items;
    },
    async write(name, { path }, body) {
      const template = GRAPH_CALLS[name].path;
      await during(async () => {
        const request = client.api(filled(template, path)).responseType(ResponseType.JSON);
        request.middlewareOptions([new CallDetails(template)]);
        const sent = GRAPH_CALLS[name].method === 'POST' ? request.post(body) : request.patch(body);
        await sent.catch(rethrow);
      });
    },
  };
}

function rethrow(error: unknown): never {
  throw errorOf(error);
}

function parsed<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(answer);
  if (!result.success) throw new DirectoryRefused('unexpected-answer');
  return result.data;
}

/** The path with its `{…}` filled in: `#` in a guest's name, slashes and dots stay within their place. */
function filled(template: string, values: Parameters['path'] = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    if (/^\.{0,2}$/.test(value)) throw new DirectoryRefused('not-an-id');
    return encodeURIComponent(value);
  });
}

function encoded(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, encodeURIComponent(value)]));
}

/** A next page is followed within Graph only. */
function pathOfNext(link: string | undefined, origin: string): string | null {
  if (link === undefined) return null;
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url?.origin !== origin) throw new DirectoryRefused('foreign-next-page');
  return url.pathname.replace(/^\/v1\.0/, '') + url.search;
}
