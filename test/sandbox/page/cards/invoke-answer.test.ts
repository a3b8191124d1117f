import assert from 'node:assert/strict';
import { readAnswer, signInReason } from '../../../../sandbox/page/cards/invoke-answer.ts';

const error = (answer: ReturnType<typeof readAnswer>): string =>
  'note' in answer && answer.note.kind === 'error' ? answer.note.text : 'no error';

describe('what the answer to a card action means', () => {
  it('a card replaces the card', () => {
    const card = { type: 'AdaptiveCard' };
    const answer = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
    assert.deepEqual(readAnswer(answer), { card });
  });

  it('a message is shown', () => {
    const answer = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done' };
    assert.deepEqual(readAnswer(answer), { note: { kind: 'info', text: 'Done' } });
  });

  it('an error is shown with its status and code', () => {
    const value = { code: 'BadRequest', message: 'It is closed.' };
    assert.equal(
      error(readAnswer({ statusCode: 400, type: 'application/vnd.microsoft.error', value })),
      'It is closed. (400 BadRequest)',
    );
  });

  it('a sign-in request is shown as something this page cannot do', () => {
    const answer = { statusCode: 401, type: 'application/vnd.microsoft.activity.loginRequest', value: {} };
    assert.match(error(readAnswer(answer)), /sign-in/);
  });

  it('the reason for a sign-in is in the bot’s own words, if it gives any', () => {
    assert.equal(
      signInReason({ statusCode: 412, value: { code: 'PreconditionFailed', message: 'Sign in.' } }),
      'Sign in.',
    );
    assert.equal(signInReason({ statusCode: 401, value: { text: 'Please sign in.' } }), 'Please sign in.');
    for (const body of [undefined, { value: null }, { value: { message: '' } }]) {
      assert.equal(signInReason(body), 'The bot asks you to sign in.');
    }
  });

  for (const answer of [
    undefined,
    'text',
    { status: 200, type: 'application/vnd.microsoft.card.adaptive', value: {} },
    { statusCode: 200, type: 'application/vnd.microsoft.adaptive.card', value: {} },
    { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' },
    { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' },
    { statusCode: 500 },
  ]) {
    it(`${JSON.stringify(answer) || 'nothing'} cannot be understood, as in Teams`, () => {
      assert.match(error(readAnswer(answer)), /^Unable to reach app/);
    });
  }
});
