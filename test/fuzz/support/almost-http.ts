/** Random requests that are almost HTTP: parsers fail on what is almost right. */
import { gzipSync } from 'node:zlib';
import type { Chance } from '../../support/random.ts';

/** What is sent over one connection, and when. */
export type OddConnection = {
  readonly parts: readonly Uint8Array[];
  /** Between two parts. */
  readonly pauseMs: number;
  /** How long after the last part our side ends. */
  readonly endAfterMs: number;
};

const METHODS = [
  'POST',
  'POST',
  'POST',
  'POST',
  'GET',
  'PUT',
  'HEAD',
  'OPTIONS',
  'CONNECT',
  'PATCH',
  'TRACE',
  'post',
  'P\0ST',
  '',
];
const TARGETS = [
  '/api/messages',
  '/api/messages',
  '/api/messages',
  '/api/messages/',
  '/',
  '/healthz',
  '/readyz',
  '*',
  '//',
  '/%',
  '/%c0%ae',
  '/?a=b',
  '/a?/../b',
  'http://a/api/messages',
  '/api/messages#x',
  '/\u00e9',
  '/robots933456.txt',
];
const VERSIONS = ['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', 'http/1.1', ''];
const VALUES: Readonly<Record<string, readonly string[]>> = {
  Host: ['bot.example', 'bot.example:443', '[::1]', '[', 'a b', '', '%', 'a/b', 'a@b', 'xn--', '1.2.3.4.5'],
  'Content-Type': [
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=',
    'multipart/form-data; boundary=',
    'text/csv',
    'application/x-www-form-urlencoded',
    '',
    ';',
    'a/b/c',
  ],
  'Content-Encoding': ['identity', 'gzip', 'br', 'deflate', '', 'gzip, gzip'],
  'Transfer-Encoding': ['chunked', 'Chunked', 'gzip, chunked', 'chunked, identity', '', 'xchunked'],
  Authorization: [
    'Bearer a.b.c',
    'Bearer x',
    'Bearer',
    'Bearer ..',
    'bearer a.b.c',
    'Basic eDp5',
    '',
    'Bearer eyJhbGciOiJub25lIn0.e30.',
    'Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6InkifQ.eyJpc3MiOiJodHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIn0.AAAA',
  ],
  Expect: ['100-continue', '100-Continue', 'x', ''],
  Connection: ['close', 'keep-alive', 'Upgrade', 'upgrade, keep-alive', ''],
  Upgrade: ['websocket', 'h2c', 'TLS/1.0', ''],
  Accept: ['*/*', 'application/xml', 'text/plain', 'application/json;q=0', ';;;', ''],
  'Accept-Version': ['*', '~1', '9.9.9'],
  'X-Http-Method-Override': ['DELETE', 'GET'],
  'If-None-Match': ['*', '"x"'],
  Range: ['bytes=0-', 'bytes=-1'],
  Trailer: ['Content-Length', 'X'],
  TE: ['trailers', 'gzip'],
  Cookie: ['a=b', '\u00ff'],
};
const NAMES = Object.keys(VALUES);
const ENDS = ['\r\n', '\r\n', '\r\n', '\r\n', '\r\n', '\n', '\r', '\r\n ', '\0\r\n'];

/** One request, or several before the first is answered; in one go, or in pieces. @param bearer a genuine header's value */
export function oddConnection(luck: Chance, bearer: string): OddConnection {
  const requests = Array.from({ length: luck.happens(0.15) ? 2 + luck.below(12) : 1 }, () => oddRequest(luck, bearer));
  const whole = requests.flat();
  const endAfterMs = luck.oneOf([0, 5, 20, 100]);
  if (!luck.happens(0.05)) return { parts: whole, pauseMs: 0, endAfterMs };
  return { parts: crumbled(luck, Buffer.concat(whole)), pauseMs: luck.oneOf([1, 10, 100]), endAfterMs };
}

/** The parts of one request, or almost one. @param bearer few requests have it */
function oddRequest(luck: Chance, bearer: string): Uint8Array[] {
  const body = oddBytes(luck);
  const first = [luck.oneOf(METHODS), luck.oneOf(TARGETS), luck.oneOf(VERSIONS)].join(luck.happens(0.05) ? '\t' : ' ');
  const lines = [first];
  for (const name of NAMES) {
    const likely = ['Host', 'Content-Type', 'Authorization'].includes(name) ? 0.9 : 0.12;
    while (lines.length < 60 && luck.happens(lines.some((line) => line.startsWith(`${name}:`)) ? 0.05 : likely)) {
      const value = name === 'Authorization' && luck.happens(0.1) ? bearer : luck.oneOf(VALUES[name] ?? ['']);
      lines.push(`${name}${luck.happens(0.03) ? ' ' : ''}:${luck.happens(0.1) ? '' : ' '}${value}`);
      if (!luck.happens(likely)) break;
    }
  }
  if (luck.happens(0.8)) lines.push(`Content-Length: ${luck.happens(0.8) ? body.length : oddNumber(luck)}`);
  if (luck.happens(0.02)) lines.push(`X: ${'y'.repeat(luck.below(40_000))}`);
  const start = `${lines.map((line) => line + luck.oneOf(ENDS.slice(0, luck.happens(0.1) ? ENDS.length : 1))).join('')}\r\n`;
  const sent = Buffer.concat([Buffer.from(start, 'latin1'), chunkedOr(luck, body)]);
  return cut(luck, luck.happens(0.3) ? mutated(luck, sent) : sent);
}

function oddBytes(luck: Chance): Uint8Array {
  // Beyond what the bot reads, and beyond what it discards after a refusal.
  if (luck.happens(0.01))
    return Buffer.alloc(luck.oneOf([262_144, 262_145, 600_000, 2_000_000]), luck.oneOf(['x', ' ', '[']));
  const text = luck.oneOf([
    '',
    '{}',
    '[]',
    '{"type":"message"}',
    '{"type":',
    'a,b\n1,2\n',
    '--x\r\n\r\n',
    '\ufeff{}',
    '['.repeat(500),
  ]);
  const bytes = Buffer.from(text);
  if (luck.happens(0.1)) return gzipSync(bytes);
  return luck.happens(0.1) ? Buffer.from(Array.from({ length: luck.below(300) }, () => luck.below(256))) : bytes;
}

function oddNumber(luck: Chance): string {
  return luck.oneOf([
    '0',
    '1',
    '-1',
    '262144',
    '262145',
    '99999999999999999999',
    '0x10',
    '1e3',
    '+5',
    ' 7',
    '5, 5',
    '',
  ]);
}

function chunkedOr(luck: Chance, body: Uint8Array): Uint8Array {
  if (luck.happens(0.85)) return body;
  const size = luck.happens(0.7) ? body.length.toString(16) : oddNumber(luck);
  const extension = luck.happens(0.2) ? `;${'e'.repeat(luck.below(20_000))}` : '';
  const end = luck.oneOf(['0\r\n\r\n', '0\r\nX: y\r\n\r\n', '0\r\n', '', '-1\r\n\r\n']);
  return Buffer.concat([Buffer.from(`${size}${extension}\r\n`), body, Buffer.from(`\r\n${end}`)]);
}

/** A few bytes changed, removed, inserted or doubled. */
function mutated(luck: Chance, bytes: Buffer): Buffer {
  let changed = bytes;
  for (let times = luck.below(4); times >= 0; times -= 1) {
    const at = luck.below(changed.length + 1);
    const until = Math.min(changed.length, at + luck.below(20));
    const odd = Buffer.from(Array.from({ length: luck.below(5) }, () => luck.below(256)));
    const twice = luck.happens(0.3) ? changed.subarray(at, until) : odd;
    changed = Buffer.concat([changed.subarray(0, at), twice, changed.subarray(luck.happens(0.5) ? at : until)]);
  }
  return changed;
}

function crumbled(luck: Chance, bytes: Buffer): Uint8Array[] {
  const pieces = 2 + luck.below(20);
  const size = Math.ceil(bytes.length / pieces) || 1;
  return Array.from({ length: pieces }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

function cut(luck: Chance, bytes: Buffer): Uint8Array[] {
  if (luck.happens(0.7)) return [bytes];
  const at = luck.below(bytes.length + 1);
  return [bytes.subarray(0, at), bytes.subarray(at)];
}
