/**
 * One HTTP request and its whole answer, with Node's own client: `fetch` takes three times as much CPU time. Connections are kept
 * open for the next request, and no redirect is followed.
 */
import { type IncomingHttpHeaders, type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';

export type Outgoing = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** For the request and its whole answer. */
  readonly deadlineMs: number;
};
export type Reply = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

/** There is no answer, or only a part of one. `because`: `deadline`, or Node's code, such as `ECONNRESET`. */
export class NoReply extends Error {
  readonly because: string;
  constructor(because: string, options?: ErrorOptions) {
    super(`No answer (${because})`, options);
    this.name = 'NoReply';
    this.because = because;
  }
}

/** @throws `NoReply`; an answer of any status is one */
export async function exchange(url: string, { method, headers, body, deadlineMs }: Outgoing): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const send = new URL(url).protocol === 'https:' ? overHttps : overHttp;
  const request = send(url, { method, headers });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    request.destroy();
  }, deadlineMs);
  const failed = (cause: Error): void => reject(new NoReply(isLate ? 'deadline' : codeOf(cause), { cause }));
  request.on('error', failed).on('response', (response) => {
    const parts: Buffer[] = [];
    response
      .on('data', (part: Buffer) => void parts.push(part))
      .on('error', failed)
      .on('end', () => resolve({ ...headOf(response), text: new TextDecoder().decode(Buffer.concat(parts)) }));
  });
  request.end(body ?? undefined);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}

function headOf({ statusCode = 0, headers }: IncomingMessage): Omit<Reply, 'text'> {
  return { status: statusCode, headers };
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : 'no-connection';
}
