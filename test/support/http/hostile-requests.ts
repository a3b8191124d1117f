/** Requests that no connector sends, each with its allowed statuses; none reaches the bot. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { head } from './raw-http.ts';

export type Hostile = {
  readonly title: string;
  readonly parts: readonly (string | Uint8Array)[];
  readonly statuses: readonly number[];
};

/** The connection is cut without an answer. */
const UNANSWERED = 0;
const JSON_TYPE = 'Content-Type: application/json';
const BODY = '{"type":"message"}';
const LENGTH = `Content-Length: ${BODY.length}`;

/** @param token a genuine one: the request is refused all the same */
export function hostileRequests(token: string): readonly Hostile[] {
  const bearer = `Authorization: Bearer ${token}`;
  const post = (
    title: string,
    lines: readonly string[],
    statuses: readonly number[],
    ...body: (string | Uint8Array)[]
  ): Hostile => ({
    title,
    parts: [head(lines), ...body],
    statuses,
  });
  const raw = (title: string, text: string, ...statuses: number[]): Hostile => ({ title, parts: [text], statuses });
  const compressed = (title: string, encoding: string, bytes: Uint8Array): Hostile[] =>
    ['Bearer x', `Bearer ${token}`].map((authorization) =>
      post(
        `${title}, ${authorization.length < 20 ? 'with a made-up token' : 'with a genuine one'}`,
        [
          JSON_TYPE,
          `Authorization: ${authorization}`,
          `Content-Encoding: ${encoding}`,
          `Content-Length: ${bytes.length}`,
        ],
        [415],
        bytes,
      ),
    );
  const good = Buffer.from(BODY);
  const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, 0x20));
  const chunked = (title: string, body: string | Uint8Array, ...statuses: number[]): Hostile =>
    post(title, [JSON_TYPE, bearer, 'Transfer-Encoding: chunked'], statuses, body);

  return [
    ...compressed('gzip that is none', 'gzip', good),
    ...compressed('gzip that is cut off', 'gzip', gzipSync(good).subarray(0, 20)),
    ...compressed('real gzip', 'gzip', gzipSync(good)),
    ...compressed('gzip that grows to 100 MB', 'x-gzip', bomb),
    ...compressed('deflate', 'deflate', deflateSync(good)),
    ...compressed('brotli', 'br', brotliCompressSync(good)),
    ...compressed('an encoding in an encoding', 'gzip, identity', gzipSync(good)),
    ...compressed('an encoding nobody knows', 'zstd', good),
    ...[
      'multipart/form-data; boundary=x',
      'multipart/mixed',
      'text/csv',
      'text/tsv',
      'text/tab-separated-values',
      'application/x-www-form-urlencoded',
      'application/octet-stream',
      'application/xml',
      'application/vnd.microsoft.activity+json',
      'application/json; charset=utf-16',
      'application/json, text/csv',
      'application/jsonp',
      'text/plain',
      '*/*',
      '',
    ].map((type) => post(`the content type "${type}"`, [`Content-Type: ${type}`, bearer, LENGTH], [415], BODY)),
    post('no content type', [bearer, LENGTH], [415], BODY),
    post('no token', [JSON_TYPE, LENGTH], [401], BODY),
    post('a token of two parts', [JSON_TYPE, LENGTH, 'Authorization: Bearer a.b'], [401], BODY),
    post('a token of 8 KB', [JSON_TYPE, LENGTH, `Authorization: Bearer ${'a'.repeat(8_192)}.b.c`], [401], BODY),
    post('another scheme', [JSON_TYPE, LENGTH, 'Authorization: Basic eDp5'], [401], BODY),
    post('a token that nobody signed', [JSON_TYPE, LENGTH, 'Authorization: Bearer a.b.c'], [401], BODY),
    post('two tokens', [JSON_TYPE, LENGTH, bearer, 'Authorization: Bearer a.b.c'], [400], BODY),
    post('two content types', [JSON_TYPE, 'Content-Type: text/csv', LENGTH, bearer], [400], BODY),
    post('two hosts', ['Host: other.example', JSON_TYPE, LENGTH, bearer], [400], BODY),
    post('no length', [JSON_TYPE, bearer], [411]),
    post('a length of 300 KB', [JSON_TYPE, bearer, 'Content-Length: 300000'], [413], 'x'),
    post('a length beyond counting', [JSON_TYPE, bearer, 'Content-Length: 99999999999999999999999'], [400, 413]),
    post('a negative length', [JSON_TYPE, bearer, 'Content-Length: -1'], [400]),
    post('a length in hexadecimal', [JSON_TYPE, bearer, 'Content-Length: 0x12'], [400], BODY),
    post('two lengths', [JSON_TYPE, bearer, LENGTH, 'Content-Length: 3'], [400], BODY),
    post('a length and chunks', [JSON_TYPE, bearer, LENGTH, 'Transfer-Encoding: chunked'], [400], '0\r\n\r\n'),
    post(
      'a transfer encoding nobody knows',
      [JSON_TYPE, bearer, 'Transfer-Encoding: gzip, chunked'],
      [400],
      '0\r\n\r\n',
    ),
    post('chunked twice', [JSON_TYPE, bearer, 'Transfer-Encoding: chunked, chunked'], [400], '0\r\n\r\n'),
    chunked('a chunk without a size', 'xyz\r\n', 400),
    chunked('a chunk with a negative size', '-5\r\nabcde\r\n', 400),
    chunked('a chunk longer than it says', '3\r\nabcdefgh\r\n0\r\n\r\n', 400),
    chunked('a chunk’s extension of 64 KB', `1;${'a'.repeat(65_536)}\r\nx\r\n0\r\n\r\n`, 400, 413),
    chunked('chunks of 600 KB', `${(614_400).toString(16)}\r\n${'x'.repeat(614_400)}\r\n0\r\n\r\n`, 413),
    chunked('trailers of 64 KB', `12\r\n${BODY}\r\n0\r\nX: ${'y'.repeat(65_536)}\r\n\r\n`, 400, 431),
    post('what is no UTF-8', [JSON_TYPE, bearer, 'Content-Length: 4'], [400], Uint8Array.of(0x22, 0xff, 0xfe, 0x22)),
    post('what is no JSON', [JSON_TYPE, bearer, LENGTH], [400], "{'type':'message'}"),
    ...['[', '{"a":'].map((nested) => {
      const body = nested.repeat(40_000);
      return post(`40,000 times ${nested}`, [JSON_TYPE, bearer, `Content-Length: ${body.length}`], [400], body);
    }),
    raw('a header of 64 KB', head([`X: ${'y'.repeat(65_536)}`]), 431),
    raw('500 headers', head(Array.from({ length: 500 }, (_, number) => `X${number}: y`)), 431),
    raw('a folded header', head(['X: y\r\n folded']), 400),
    raw('a NUL in a header', head(['X: a\0b']), 400),
    raw('a header’s name with a space', head(['X Y: z']), 400),
    raw('a header that is no ASCII', head(['X: \u00e9', JSON_TYPE, LENGTH]), 400, 401),
    raw('lines that end in LF alone', head([]).replaceAll('\r\n', '\n'), 400),
    raw('a host that is none', head([], 'GET /healthz HTTP/1.1').replace('bot.example', '['), 400),
    raw('a host with a path', head([], 'GET /healthz HTTP/1.1').replace('bot.example', 'a/b?c'), 400),
    raw('no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400),
    ...[
      '/%',
      '/%00',
      '//[',
      '/api/messages%2f..',
      '/\\',
      '*',
      'http://[::1/',
      'healthz',
      '/..%2f..%2fetc%2fpasswd',
    ].map((target) => raw(`the target ${target}`, head([], `GET ${target} HTTP/1.1`), 400, 404)),
    raw('a target of 20 KB', head([], `GET /${'a'.repeat(20_000)} HTTP/1.1`), 400, 431),
    ...['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'M-SEARCH'].map((method) =>
      raw(`the method ${method}`, head([], `${method} /api/messages HTTP/1.1`), 405),
    ),
    raw('a method nobody knows', head([], 'RESET /api/messages HTTP/1.1'), 400),
    raw('a tunnel', head([], 'CONNECT evil.example:443 HTTP/1.1'), 400),
    raw('a web socket', head(['Connection: Upgrade', 'Upgrade: websocket'], 'GET /api/messages HTTP/1.1'), 400),
    raw(
      'an upgrade to HTTP/2',
      head(['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AA'], 'GET / HTTP/1.1'),
      400,
    ),
    raw('the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400),
    raw('HTTP/9.9', head([], 'GET / HTTP/9.9'), 400),
    raw('a client’s first words of TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000', 400),
    raw('another expectation', head(['Expect: 200-ok', JSON_TYPE, LENGTH]), 417),
    raw('an expectation without a token', head(['Expect: 100-continue', JSON_TYPE, LENGTH]), 401),
    raw('a thousand requests at once', head([]).repeat(1_000), UNANSWERED, 415),
  ];
}
