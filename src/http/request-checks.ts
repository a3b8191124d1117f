/** What of a request is looked at before a byte of its body is asked for: its headers, and the shape of its token. Pure. */
import type { IncomingMessage } from 'node:http';
import { MAX_BODY_BYTES, MAX_TOKEN_LENGTH } from './limits.ts';

export type Unfit = { readonly status: 400 | 401 | 411 | 413 | 415; readonly because: string };
export type Checked = { readonly ok: true; readonly token: string } | ({ readonly ok: false } & Unfit);

/** Headers that say how the message is read, and by whom it was sent: two of them are two messages (RFC 9112, section 6.3). */
const ONCE = [
  'host',
  'authorization',
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'expect',
];
const JSON_TYPE = /^application\/json(?:[ \t]*;[ \t]*charset=(?:utf-8|"utf-8"))?[ \t]*$/i;
const TOKEN = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;
const HOST = /^[\w.-]+(?::\d{1,5})?$|^\[[\da-f:.]+\](?::\d{1,5})?$/i;
const TARGET = /^\/[\w\-.~!$&'()*+,;=:@%/]*(?:\?[\w\-.~!$&'()*+,;=:@%/?]*)?$/;
/** Node takes lines of up to 16 KB; of a path, nothing beyond this is ours. */
const MAX_TARGET = 2_048;

/** Can a router take it? restify makes a URL of host and path, and throws where they do not make one. */
export function isRoutable({ url = '', headers: { host = '' } }: IncomingMessage): boolean {
  const known = url.length <= MAX_TARGET && TARGET.test(url) && (host === '' || HOST.test(host));
  return known && URL.canParse(`http://${host || 'localhost'}${url}`);
}

/**
 * Does it look like an activity of the connector's: JSON, as it is, of a size we take, with a token?
 * @returns the token, of which nothing is believed yet; or the refusal
 */
export function checkHeaders({ headers, headersDistinct }: IncomingMessage): Checked {
  const twice = ONCE.find((name) => (headersDistinct[name]?.length ?? 0) > 1);
  if (twice !== undefined) return unfit(400, 'header given twice');
  if (!JSON_TYPE.test(headers['content-type'] ?? '')) return unfit(415, 'content type');
  const encoding = headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding !== 'identity') return unfit(415, 'content encoding');
  const transfer = headers['transfer-encoding']?.toLowerCase();
  if (transfer !== undefined && transfer !== 'chunked') return unfit(400, 'transfer encoding');
  const length = headers['content-length'];
  if (length === undefined && transfer === undefined) return unfit(411, 'no length');
  if (length !== undefined && Number(length) > MAX_BODY_BYTES) return unfit(413, 'length');
  const authorization = headers.authorization ?? '';
  const token = authorization.length > MAX_TOKEN_LENGTH ? undefined : TOKEN.exec(authorization)?.[1];
  return token === undefined ? unfit(401, 'no token') : { ok: true, token };
}

function unfit(status: Unfit['status'], because: string): Checked {
  return { ok: false, status, because };
}
