/** Calls to a local directory, as a client makes them. */
import { z } from 'zod';
import type { LocalDirectory } from '../../../sandbox/directory/local-directory.ts';

export type Reply = { readonly status: number; readonly headers: Headers; readonly body: unknown };

export const ADVANCED = { ConsistencyLevel: 'eventual' };

/** @param path without the version */
export async function ask(
  { url }: LocalDirectory,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: unknown; signal?: AbortSignal } = {},
): Promise<Reply> {
  const { method = 'GET', headers = {}, body, signal } = options;
  const response = await fetch(`${url}/v1.0${path}`, {
    method,
    headers: { authorization: 'Bearer a-token', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** Sets someone's password as an application does. */
export function patchPassword(directory: LocalDirectory, user: string, password: string): Promise<Reply> {
  const passwordProfile = { password, forceChangePasswordNextSignIn: true };
  return ask(directory, `/users/${encodeURIComponent(user)}`, { method: 'PATCH', body: { passwordProfile } });
}

const Listed = z.object({ value: z.array(z.record(z.string(), z.unknown())) });

export function listed({ body }: Reply): Record<string, unknown>[] {
  return Listed.parse(body).value;
}

/** One property of everything that was listed. */
export function each(reply: Reply, property: string): unknown[] {
  return listed(reply).map((item) => item[property]);
}

const Failed = z.object({
  error: z.object({ code: z.string(), message: z.string(), innerError: z.record(z.string(), z.unknown()) }),
});

export function errorOf({ body }: Reply): z.infer<typeof Failed>['error'] {
  return Failed.parse(body).error;
}

/** Status and code of a refusal, as `400 BadRequest`. */
export function refusal(reply: Reply): string {
  return `${reply.status} ${errorOf(reply).code}`;
}

const Paged = z.object({ '@odata.nextLink': z.string().optional(), '@odata.count': z.number().optional() });

export function paging({ body }: Reply): { nextLink: string | undefined; count: number | undefined } {
  const page = Paged.parse(body);
  return { nextLink: page['@odata.nextLink'], count: page['@odata.count'] };
}
