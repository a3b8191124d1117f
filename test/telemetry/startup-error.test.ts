import assert from 'node:assert/strict';
import { StartupError } from '../../src/telemetry/startup-error.ts';

describe('A startup error', () => {
  it('is one line, whatever it quotes, and keeps its cause', () => {
    const cause = new Error('first\nsecond');
    const error = new StartupError(`The folder cannot be opened: ${cause.message}\n`, { cause });
    assert.equal(error.message, 'The folder cannot be opened: first second');
    assert.equal(error.cause, cause);
  });
});
