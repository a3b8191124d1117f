import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainText } from '../../../src/cards/kit/plain-text.ts';

describe('plain text', () => {
  it('keeps names of every script as they are', () => {
    for (const name of ["Zoë O'Neill-van der Berg", 'Łukasz', '王小明', 'محمد', 'Ødegård', '👍']) {
      assert.equal(plainText(name), name);
    }
  });

  it('puts everything on one line', () => {
    assert.equal(plainText(' a\r\nb\tc\u2028d\u2029e\u00a0\u00a0f '), 'a b c d e f');
  });

  it('drops what is not seen: bidi and zero-width characters, controls, private use, halves of characters', () => {
    assert.equal(plainText('a\u202Egpj.exe\u2066\u200B\u200F\uFEFF\u0007\uE000\uD83Db'), 'agpj.exeb');
  });

  it('cuts what is too long and says so, without cutting a character in two', () => {
    assert.equal(plainText('x'.repeat(300)).length, 120);
    assert.equal(plainText('👍👍👍👍', 3), '👍👍…');
    assert.equal(plainText('abcd', 4), 'abcd');
  });

  it('leaves one short visible line of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 1, max: 130 }), (text, limit) => {
        const plain = plainText(text, limit);
        assert.ok(Array.from(plain).length <= limit);
        assert.doesNotMatch(plain, /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\r\n\t]/u);
      }),
    );
  });
});
