import assert from 'node:assert/strict';
import { someText, textUpTo } from '../../src/text/text-schema.ts';

const ODD = [null, undefined, 3, true, [], ['x'], {}, { length: 1 }, { length: { toString: 'x' } }, { length: [{}] }];

describe('a schema of a string with a length limit', () => {
  it('accepts strings within the limit', () => {
    assert.deepEqual(
      ['', ' ', 'x'].map((text) => someText.safeParse(text).success),
      [false, true, true],
    );
    assert.deepEqual(
      ['', 'xx', 'xxx'].map((text) => textUpTo(2).safeParse(text).success),
      [true, true, false],
    );
  });

  it('refuses any other value, whatever its "length", and never throws', () => {
    for (const schema of [someText, textUpTo(2)])
      for (const odd of ODD) assert.equal(schema.safeParse(odd).success, false, JSON.stringify(odd));
  });
});
