import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainText } from '../../../../src/cards/kit/text/plain-text.ts';

describe('plain text', () => {
  it('keeps names in every script unchanged', () => {
    for (const name of ["Zoë O'Neill-van der Berg", 'Łukasz', '王小明', 'محمد', 'Ødegård', '👍']) {
      assert.equal(plainText(name), name);
    }
  });

  it('puts everything on one line', () => {
    assert.equal(plainText(' a\r\nb\tc\u2028d\u2029e\u00a0\u00a0f '), 'a b c d e f');
  });

  it('drops invisible characters: bidi, zero-width, control, private use, unpaired surrogates', () => {
    assert.equal(plainText('a\u202Egpj.exe\u2066\u200B\u200F\uFEFF\u0007\uE000\uD83Db'), 'agpj.exeb');
  });

  it('truncates long text and says so, without splitting a character', () => {
    assert.equal(plainText('x'.repeat(300)).length, 120);
    assert.equal(plainText('👍👍👍👍', 3), '👍👍…');
    assert.equal(plainText('abcd', 4), 'abcd');
  });

  it('leaves one short visible line for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 1, max: 130 }), (text, limit) => {
        const plain = plainText(text, limit);
        assert.ok(Array.from(plain).length <= limit);
        assert.doesNotMatch(plain, /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\r\n\t]/u);
      }),
    );
  });
});
