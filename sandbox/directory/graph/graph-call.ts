/** One call to the local directory, and its answer, apart from HTTP. */
import type { Tenant } from '../tenant.ts';

export type GraphCall = {
  readonly method: string;
  /** As it was sent, with the version and without the query: `/v1.0/users/…`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The JSON that was sent; undefined where nothing was. */
  readonly body: unknown;
  /** The application that the token speaks for; null where there was no valid one. */
  readonly appId: string | null;
  /** Object id of the person that the application acts for; null where it acts for itself. */
  readonly person: string | null;
  /** Where this directory answers, such as `http://127.0.0.1:3979/v1.0`. */
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
  /** Under which the call is recorded. */
  readonly requestId: string;
  /** Answers one more call: a part of a batch. */
  readonly answer: (part: GraphCall) => Promise<Answer>;
};

/** `params`: what stood in the braces of the route's path, decoded. */
export type Handler = (
  call: GraphCall,
  params: Readonly<Record<string, string>>,
  context: Context,
) => Answer | Promise<Answer>;

export function json(body: unknown): Answer {
  return { status: 200, body };
}

/** Does the call ask for the slower index that knows more (Microsoft Graph, "Advanced query capabilities")? */
export function isEventual({ headers }: GraphCall): boolean {
  return headers['consistencylevel']?.toLowerCase() === 'eventual';
}

/** Advanced queries need the header and `$count=true` both. */
export function isAdvanced(call: GraphCall): boolean {
  return isEventual(call) && call.query.get('$count') === 'true';
}
