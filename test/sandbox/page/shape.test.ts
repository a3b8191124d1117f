import assert from 'node:assert/strict';
import { isListOf, isNullOr, isNumber, isRecordOf, isText } from '../../../sandbox/page/shape.ts';

describe('the shape of what the server sends', () => {
  const isPoint = isRecordOf({ name: isText, at: isListOf(isNumber), note: isNullOr(isText) });

  it('is accepted with extra fields', () => {
    assert.equal(isPoint({ name: 'a', at: [1, 2], note: null, more: true }), true);
  });

  it('is refused if a field is missing or of another type', () => {
    for (const value of [
      null,
      'text',
      {},
      { name: 1, at: [], note: null },
      { name: 'a', at: ['1'], note: null },
      { name: 'a', at: [] },
    ]) {
      assert.equal(isPoint(value), false);
    }
  });
});
