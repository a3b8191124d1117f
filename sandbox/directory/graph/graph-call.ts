/** A call to the local directory and its answer, independent of HTTP. */
import type { Tenant } from '../tenant.ts';

export type GraphCall = {
  readonly method: string;
  /** As sent, with the version and without the query: `/v1.0/users/…`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The JSON that was sent; undefined if there was none. */
  readonly body: unknown;
  /** The application that the token speaks for; null without a valid token. */
  readonly appId: string | null;
  /** Object id of the person the application acts for; null if it acts for itself. */
  readonly person: string | null;
  /** The address of this directory, for example `http://127.0.0.1:3979/v1.0`. */
  readonly base: string;
};

export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** What a route works with. */
export type Context = {
  readonly tenant: Tenant;
  readonly now: () => Date;
  /** The id under which the call is recorded. */
  readonly requestId: string;
  /** Answers another call: a part of a batch. */
  readonly answer: (part: GraphCall) => Promise<Answer>;
};

/** `params`: what the names in braces of the route's path stood for, decoded. */
export type Handler = (
  call: GraphCall,
  params: Readonly<Record<string, string>>,
  context: Context,
) => Answer | Promise<Answer>;

export function json(body: unknown): Answer {
  return { status: 200, body };
}

/** Does the call ask for the slower index with more capabilities (Microsoft Graph, "Advanced query capabilities")? */
export function isEventual({ headers }: GraphCall): boolean {
  return headers['consistencylevel']?.toLowerCase() === 'eventual';
}

/** Advanced queries need both the header and `$count=true`. */
export function isAdvanced(call: GraphCall): boolean {
  return isEventual(call) && call.query.get('$count') === 'true';
}
