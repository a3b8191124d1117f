/** Checks before a byte of the body is read: the target, the headers and the token's shape. Pure. */
import type { IncomingMessage } from 'node:http';
import { MAX_BODY_BYTES, MAX_TOKEN_LENGTH } from './limits.ts';

export type Unfit = { readonly status: 400 | 401 | 411 | 413 | 415; readonly because: string };
export type Checked = { readonly ok: true; readonly token: string } | ({ readonly ok: false } & Unfit);

/** Headers that say how to read the message and who sent it: a duplicate makes it ambiguous (RFC 9112, section 6.3). */
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
/** Node accepts lines of up to 16 KB; none of our paths is longer than this. */
const MAX_TARGET = 2_048;

/**
 * Can restify route it? It builds a URL from host and path, and throws if they aren't valid. HTTP/1.1 needs a host (RFC 9112,
 * section 3.2).
 */
export function isRoutable({ url = '', headers, httpVersion }: IncomingMessage): boolean {
  const { host = '' } = headers;
  if (headers.host === undefined && httpVersion === '1.1') return false;
  const known = url.length <= MAX_TARGET && TARGET.test(url) && (host === '' || HOST.test(host));
  return known && URL.canParse(`http://${host || 'localhost'}${url}`);
}

/**
 * Does the request look like one from the connector: uncompressed JSON, within the size limit, with a token?
 * @returns the token, which isn't verified yet, or the refusal
 */
export function checkHeaders({ headers, headersDistinct }: IncomingMessage): Checked {
  const duplicate = ONCE.find((name) => (headersDistinct[name]?.length ?? 0) > 1);
  if (duplicate !== undefined) return unfit(400, 'header given twice');
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
