import assert from 'node:assert/strict';
import { firstFault } from '../../../../sandbox/page/cards/card-faults.ts';

describe('what the cards library finds wrong with a card', () => {
  const lang = 'Invalid value "en" for property "lang".';

  it('is reported: the first error', () => {
    assert.equal(firstFault(['Unknown element type "X".', 'Another']), 'Unknown element type "X".');
    assert.equal(firstFault([]), undefined);
  });

  it('is ignored if it is about the language, which the library refuses every other time', () => {
    assert.equal(firstFault([lang]), undefined);
    assert.equal(firstFault([lang, 'Unknown element type "X".']), 'Unknown element type "X".');
  });
});
