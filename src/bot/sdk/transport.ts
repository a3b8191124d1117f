/**
 * How a call to the Bot Connector is sent: once, to trusted addresses only, and with a deadline that aborts it. The SDK's own client
 * repeats whatever fails with a 5xx or without an answer, creates included, so messages appear twice; it declares `noRetryPolicy` and
 * ignores it (4.23.3). Its option `httpClient` accepts this instead, and errors thrown here end its retries, which are for its own
 * `RestError` only.
 */
import type { ConnectorClientOptions } from 'botframework-connector';
import { z } from 'zod';
import { textUpTo } from '../../text/text-schema.ts';
import { SEND_DEADLINE_MS } from '../../net/deadline.ts';
import { NoReply, type Outgoing, type Reply, exchange } from '../../net/exchange.ts';
import { ForeignAddress, TeamsRefused, TeamsSilent } from '../connector-errors.ts';

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;
type Headers = Parameters<HttpClient['sendRequest']>[0]['headers'];

/** May the bot's token go to this address? */
export type IsTrusted = (url: string) => boolean;

/**
 * The SDK's HTTP client. It throws `TeamsRefused`, `TeamsSilent`, and `ForeignAddress`: every address is checked when something is
 * sent, because a stored one may have been tampered with, and no redirect is followed.
 */
export function createTransport(isTrusted: IsTrusted): HttpClient {
  return {
    async sendRequest(request) {
      if (!isTrusted(request.url)) throw new ForeignAddress(request.url);
      const body: unknown = request.body;
      const { status, headers, text } = await sent(request.url, {
        method: request.method,
        headers: request.headers.toJson(),
        body: typeof body === 'string' ? body : null,
        deadlineMs: SEND_DEADLINE_MS,
      });
      const isDone = status >= 200 && status < 300;
      if (!isDone) throw new TeamsRefused(status, headers['retry-after'] ?? null, codeIn(text));
      return { request, status, headers: emptied(request.headers), bodyAsText: jsonOrNothing(text) };
    },
  };
}

/** An answer that isn't JSON counts as empty: whoever needs something of it misses it there. */
function jsonOrNothing(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return '';
  }
}

async function sent(url: string, call: Outgoing): Promise<Reply> {
  try {
    return await exchange(url, call);
  } catch (error) {
    throw error instanceof NoReply ? new TeamsSilent(error.because) : error;
  }
}

const refusal = z.object({ error: z.object({ code: textUpTo(100), message: z.string().catch('') }) });

/** Opening a chat with someone who hasn't installed the bot is a `BadArgument` like many others, except for its words. */
const NOT_INSTALLED = /not installed in user['’]?s personal scope/i;

function codeIn(text: string): string {
  try {
    const { code, message } = refusal.parse(JSON.parse(text)).error;
    return NOT_INSTALLED.test(message) ? 'BotNotInstalled' : code;
  } catch {
    return 'no code';
  }
}

/** The SDK's headers class can only be cloned. It looks for a content type, and takes JSON if there is none. */
function emptied(sent: Headers): Headers {
  const headers = sent.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  return headers;
}
