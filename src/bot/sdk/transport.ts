/**
 * How a call to the Bot Connector is sent: once, to nowhere else, and with a deadline that aborts it. The SDK's own client
 * repeats whatever was answered with a 5xx or not at all, creates among them, so that messages appear twice; it declares
 * `noRetryPolicy` and ignores it (4.23.3). Its option `httpClient` takes this instead, and what is thrown here ends its
 * retries, which are for its own `RestError` alone.
 */
import type { ConnectorClientOptions } from 'botframework-connector';
import { z } from 'zod';
import { textUpTo } from '../../text/text-schema.ts';
import { SEND_DEADLINE_MS } from '../../net/deadline.ts';
import { fetchFailureOf } from '../../net/fetch-failure.ts';
import { ForeignAddress, TeamsRefused, TeamsSilent } from '../connector-errors.ts';

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;
type Headers = Parameters<HttpClient['sendRequest']>[0]['headers'];

/** May the bot's token go to this address? */
export type IsTrusted = (url: string) => boolean;

/**
 * What the SDK sends by. It throws `TeamsRefused`, `TeamsSilent`, and `ForeignAddress` for what is stored may have been
 * changed since it was let in: every address is looked at when something is sent there, and no redirect is followed.
 */
export function createTransport(isTrusted: IsTrusted): HttpClient {
  return {
    async sendRequest(request) {
      if (!isTrusted(request.url)) throw new ForeignAddress(request.url);
      const body: unknown = request.body;
      const { response, text } = await exchange(request.url, {
        method: request.method,
        headers: request.headers.toJson(),
        body: typeof body === 'string' ? body : null,
        redirect: 'manual',
        signal: AbortSignal.timeout(SEND_DEADLINE_MS),
      });
      if (!response.ok) throw new TeamsRefused(response.status, response.headers.get('retry-after'), codeIn(text));
      return { request, status: response.status, headers: emptied(request.headers), bodyAsText: jsonOrNothing(text) };
    },
  };
}

/** An answer that is no JSON is taken for an empty one: whatever was needed of it is missed where it is needed. */
function jsonOrNothing(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return '';
  }
}

async function exchange(url: string, call: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(url, call);
    return { response, text: await response.text() };
  } catch (error) {
    throw new TeamsSilent(call.signal?.aborted === true ? 'deadline' : fetchFailureOf(error));
  }
}

const refusal = z.object({ error: z.object({ code: textUpTo(100), message: z.string().catch('') }) });

/** To open a chat with somebody who has not the bot is a `BadArgument` like many others, but for its words. */
const NOT_INSTALLED = /not installed in user['’]?s personal scope/i;

function codeIn(text: string): string {
  try {
    const { code, message } = refusal.parse(JSON.parse(text)).error;
    return NOT_INSTALLED.test(message) ? 'BotNotInstalled' : code;
  } catch {
    return 'no code';
  }
}

/** The SDK's kind of headers is to be had as a copy only. It looks for a content type, and takes JSON where there is none. */
function emptied(sent: Headers): Headers {
  const headers = sent.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  return headers;
}
