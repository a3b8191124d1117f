import assert from 'node:assert/strict';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { checkHeaders, isRoutable } from '../../src/http/request-checks.ts';

/** A request with these headers, as Node parses them. */
function requestWith(headers: Readonly<Record<string, readonly string[]>>, url = '/api/messages'): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.url = url;
  for (const [name, values] of Object.entries(headers)) {
    request.headers[name] = values[0];
    request.headersDistinct[name] = [...values];
  }
  return request;
}

const good = {
  host: ['bot.example'],
  'content-type': ['application/json; charset=utf-8'],
  'content-length': ['20'],
  authorization: ['Bearer aa-_.b0.c'],
} as const;
const check = (changes: Readonly<Record<string, readonly string[]>>): number | string => {
  const all: Record<string, readonly string[]> = { ...good, ...changes };
  const checked = checkHeaders(
    requestWith(Object.fromEntries(Object.entries(all).filter(([, values]) => values.length > 0))),
  );
  return checked.ok ? checked.token : checked.status;
};

describe('the headers of a request', () => {
  it('pass as Teams sends them', () => {
    const token = 'aa-_.b0.c';
    assert.equal(check({}), token);
    for (const type of ['application/json', 'Application/JSON;charset=UTF-8', 'application/json ; charset="utf-8"'])
      assert.equal(check({ 'content-type': [type] }), token, type);
    assert.equal(check({ 'content-encoding': ['identity'] }), token);
    assert.equal(check({ 'content-length': [], 'transfer-encoding': ['chunked'] }), token);
    assert.equal(check({ 'content-length': ['262144'] }), token);
  });

  it('are refused for each single difference', () => {
    const table = [
      [{ 'content-type': [] }, 415],
      [{ 'content-type': ['application/json; charset=utf-8; x=y'] }, 415],
      [{ 'content-type': ['application/json;charset=iso-8859-1'] }, 415],
      [{ 'content-encoding': ['gzip'] }, 415],
      [{ 'content-encoding': [''] }, 415],
      [{ 'transfer-encoding': ['gzip, chunked'] }, 400],
      [{ 'content-length': [] }, 411],
      [{ 'content-length': ['262145'] }, 413],
      [{ authorization: [] }, 401],
      [{ authorization: ['Bearer a.b'] }, 401],
      [{ authorization: ['Bearer a.b.c.d'] }, 401],
      [{ authorization: ['Bearer a.b.'] }, 401],
      [{ authorization: ['Bearer  a.b.c'] }, 401],
      [{ authorization: ['Bearer a.b.c\n'] }, 401],
      [{ authorization: [`Bearer ${'a'.repeat(4_096)}.b.c`] }, 401],
    ] as const;
    for (const [changes, status] of table) assert.equal(check(changes), status, JSON.stringify(changes));
  });

  it('are refused if one comes twice that says how to read the message or who sent it', () => {
    for (const name of [
      'host',
      'authorization',
      'content-type',
      'content-length',
      'content-encoding',
      'transfer-encoding',
      'expect',
    ])
      assert.equal(check({ [name]: ['chunked', 'chunked'] }), 400, name);
  });
});

describe('a request’s target and host', () => {
  const routable = (url: string, host = 'bot.example'): boolean => isRoutable(requestWith({ host: [host] }, url));

  it('go to the router if they form a URL', () => {
    for (const url of ['/', '/api/messages', '/api/messages?x=%20', '/robots933456.txt', '/a%2fb', '/..'])
      assert.ok(routable(url), url);
    for (const host of ['bot.example', 'bot.example:8080', '10.0.0.1', '[::1]:3978', ''])
      assert.ok(routable('/', host), host);
  });

  it('do not without a host, which HTTP/1.0 may leave out', () => {
    for (const [version, passes] of [
      ['1.1', false],
      ['1.0', true],
    ] as const) {
      const request = requestWith({});
      request.httpVersion = version;
      assert.equal(isRoutable(request), passes, version);
    }
  });

  it('do not if they form none, or another kind of target', () => {
    for (const url of ['*', '', 'http://a/', 'a:443', '/\\', '/a b', '/é', '/#x', `/${'a'.repeat(3_000)}`])
      assert.ok(!routable(url), url);
    for (const host of ['[', 'a b', 'a/b', 'a@b', 'a:99999', '[::g]', '256.256.256.256', 'a?b'])
      assert.ok(!routable('/', host), host);
  });
});
