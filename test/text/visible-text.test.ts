import assert from 'node:assert/strict';
import fc from 'fast-check';
import { visibleText } from '../../src/text/visible-text.ts';

describe('visible text', () => {
  it('has single spaces, and no characters that are invisible or reverse text', () => {
    assert.equal(visibleText(' Forth\u202e\u00a0 \n\tCoffee\u200b\u0007\ufeff '), 'Forth Coffee');
    assert.equal(visibleText('Megan \u200b Bowen'), 'Megan Bowen');
  });

  it('keeps letters of every script', () => assert.equal(visibleText('Zoë Łukasz 山田 é'), 'Zoë Łukasz 山田 é'));

  it('has no letter that renders as nothing', () => {
    const unseen = [
      ...['\u3164', '\uFFA0', '\u115F', '\u1160', '\u034F', '\u180E', '\u17B4', '\u17B5', '\u061C', '\u00AD'],
      ...['\uFE0F', '\u{E0100}', '\u{E0041}', '\u2062', '\u2066', '\u206F', '\u{1D173}', '\uE000', '\uFFFD', '\uD83D'],
    ];
    for (const letter of unseen)
      assert.equal(visibleText(`Me${letter}gan`), 'Megan', letter.codePointAt(0)?.toString(16));
    for (const blank of ['\u2800', '\u1680', '\u2003', '\u3000', '\u{16FE4}', '\u2028'])
      assert.equal(
        visibleText(`${blank}Megan${blank}Bowen${blank}`),
        'Megan Bowen',
        blank.codePointAt(0)?.toString(16),
      );
  });

  it('stays the same when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(visibleText(visibleText(text)), visibleText(text));
      }),
    );
  });
});
