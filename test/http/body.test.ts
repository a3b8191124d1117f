import assert from 'node:assert/strict';
import { parseJson } from '../../src/http/body.ts';

const parse = (text: string): unknown => parseJson(Buffer.from(text));
const nested = (depth: number): string => `${'{"a":['.repeat(depth / 2)}1${']}'.repeat(depth / 2)}`;

describe('a body', () => {
  it('is any JSON value in UTF-8', () => {
    for (const value of [{ text: 'Zoë ✓ 𝕏' }, [1, 'x', null], 'x', 0, true]) {
      assert.deepEqual(parse(JSON.stringify(value)), value);
    }
  });

  it('is undefined if it is anything else', () => {
    const other = ['', ' ', '{', '{"a":1,}', "{'a':1}", '{"a":NaN}', '{}{}', '\0', '{"a":"\n"}', 'undefined'];
    assert.deepEqual(
      other.filter((text) => parse(text) !== undefined),
      [],
    );
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc0, 0xaf, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0xff, 0xfe, 0x31, 0x00],
    ])
      assert.equal(parseJson(Uint8Array.from(bytes)), undefined);
  });

  it('may nest 64 levels deep and no deeper, not even 120,000', () => {
    assert.notEqual(parse(nested(64)), undefined);
    assert.equal(parse(nested(66)), undefined);
    assert.equal(parse(`${'['.repeat(120_000)}${']'.repeat(120_000)}`), undefined);
  });

  it('is refused if a property name outside "value" could change an object’s prototype, at any depth', () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      assert.equal(parse(`{"${name}":{"admin":true}}`), undefined);
      assert.equal(parse(`{"a":[{"b":{"${name}":1}}]}`), undefined);
    }
    assert.equal(parse('{"\\u005f_proto__":{"admin":true}}'), undefined);
    assert.equal(parse('{"a":{"value":{"constructor":1}}}'), undefined);
    assert.equal(parse('{"":{"prototype":1}}'), undefined);
    assert.deepEqual(parse('{"a":"__proto__"}'), { a: '__proto__' });
  });

  it('may have any property name inside "value", without effect on other objects', () => {
    const text = '{"value":{"action":{"data":{"__proto__":{"admin":true},"constructor":[{"prototype":1}]}}}}';
    const body = parse(text);
    assert.equal(JSON.stringify(body), text);
    assert.equal(Reflect.get({}, 'admin'), undefined);
  });
});
