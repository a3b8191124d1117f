import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import type { LocalAuthority } from '../../../../sandbox/authority/local-authority.ts';
import type { LocalTeams } from '../../../../sandbox/teams/local-teams.ts';
import { MEGAN, APP_ID, at, type BotAnswer, type Heard, LIDIA, withBot, withSignIns } from '../support.ts';

const LINK = 'https://token.example/signin?signin=1';
const DONE = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done' };
const NOT_ENOUGH = {
  statusCode: 412,
  type: 'application/vnd.microsoft.error.preconditionFailed',
  value: { code: 'PreconditionFailed', message: 'Sign in.' },
};
const ACTION = { verb: 'approve', id: 'a1', data: { request: 'x' } };

/** The bot's request for a sign-in. */
function wish(uri: string | null = `api://botid-${APP_ID}`) {
  return {
    statusCode: 401,
    type: 'application/vnd.microsoft.activity.loginRequest',
    value: {
      connectionName: 'sso',
      text: 'Please sign in.',
      buttons: [{ type: 'signin', title: 'Sign in', value: LINK }],
      ...(uri === null ? {} : { tokenExchangeResource: { id: 'f:1', uri } }),
    },
  };
}

/** Answers an invoke depending on what it has: nothing, a token, or a code. */
type ByProof = { readonly nothing: object; readonly token?: object; readonly code?: object };

function answering({ nothing, token = DONE, code = DONE }: ByProof): (activity: Heard['activity']) => BotAnswer {
  return ({ value }) => ({
    status: 200,
    body: at(value, 'authentication') !== undefined ? token : at(value, 'state') !== undefined ? code : nothing,
  });
}

type Round = {
  readonly teams: LocalTeams;
  readonly authority: LocalAuthority;
  readonly heard: readonly Heard[];
  /** Hans presses the button. */
  readonly press: (options?: Parameters<LocalTeams['invoke']>[4]) => ReturnType<LocalTeams['invoke']>;
};

function round(bot: ByProof, test: (round: Round) => Promise<void>): Promise<void> {
  return withBot(answering(bot), (heard, botEndpoint) =>
    withSignIns(
      (teams, authority) =>
        test({
          ...{ teams, authority, heard },
          press: (options) => teams.invoke(LIDIA.id, teams.approvals.conversationId, '42', ACTION, options),
        }),
      { botEndpoint },
    ),
  );
}

/** The claims of the token that the client brought. */
function brought(heard: readonly Heard[]) {
  return decodeJwt(String(at(heard[1]?.activity, 'value', 'authentication', 'token')));
}

describe('a card whose bot asks for a sign-in', () => {
  it('is pressed again silently, with the person’s own token', () =>
    round({ nothing: wish() }, async ({ press, heard }) => {
      assert.deepEqual(await press(), { status: 200, body: DONE, problem: null, signInLink: null });
      const [first, second] = heard.map(({ activity }) => activity);
      assert.equal(heard.length, 2);
      assert.notEqual(at(first, 'id'), at(second, 'id'));
      assert.deepEqual(
        ['from', 'conversation', 'replyToId', 'name'].map((key) => at(second, key)),
        ['from', 'conversation', 'replyToId', 'name'].map((key) => at(first, key)),
      );
      assert.deepEqual(at(second, 'value', 'action'), { type: 'Action.Execute', ...ACTION });
      assert.partialDeepStrictEqual(at(second, 'value', 'authentication'), { id: 'f:1', connectionName: 'sso' });
      assert.partialDeepStrictEqual(brought(heard), { oid: LIDIA.id, aud: APP_ID });
    }));

  it('shows its sign-in button if the token is not accepted', () =>
    round({ nothing: wish(), token: NOT_ENOUGH }, async ({ press, heard }) => {
      assert.deepEqual(await press(), { status: 200, body: NOT_ENOUGH, problem: null, signInLink: LINK });
      assert.equal(heard.length, 2);
    }));

  it('is pressed with only the code of the person who comes from the window', () =>
    round({ nothing: wish() }, async ({ press, heard }) => {
      assert.deepEqual(await press({ code: '123456' }), { status: 200, body: DONE, problem: null, signInLink: null });
      assert.equal(heard.length, 1);
      const action = { type: 'Action.Execute', ...ACTION };
      assert.deepEqual(heard[0]?.activity['value'], { action, trigger: 'manual', state: '123456' });
    }));

  it('shows its button again if the code is invalid, and then sends no token by itself', () =>
    round({ nothing: wish(), code: wish() }, async ({ press, heard }) => {
      assert.equal((await press({ code: '123456' })).signInLink, LINK);
      assert.equal(heard.length, 1);
    }));

  it('does not loop with a bot that always asks', () =>
    round({ nothing: wish(), token: wish() }, async ({ press, heard }) => {
      assert.equal((await press()).signInLink, LINK);
      assert.equal(heard.length, 2);
    }));

  for (const [title, uri] of [
    ['another app', 'api://botid-another'],
    ['nothing', null],
  ] as const) {
    it(`shows its button at once if the bot wants a token for ${title}`, () =>
      round({ nothing: wish(uri) }, async ({ press, heard }) => {
        assert.equal((await press()).signInLink, LINK);
        assert.equal(heard.length, 1);
      }));
  }

  it('shows its button at once in a client that sends no token', () =>
    round({ nothing: wish() }, async ({ press, heard }) => {
      assert.equal((await press({ brings: 'nothing' })).signInLink, LINK);
      assert.equal(heard.length, 1);
    }));

  it('shows no button for a request without a link', () =>
    round({ nothing: { ...wish(), value: { connectionName: 'sso', buttons: [] } } }, async ({ press }) => {
      assert.equal((await press()).signInLink, null);
    }));
});

describe('a client’s token', () => {
  it('can have expired', () =>
    round({ nothing: wish() }, async ({ press, heard }) => {
      await press({ brings: 'expired' });
      assert.ok((brought(heard).exp ?? Infinity) * 1000 < Date.now());
      assert.equal(brought(heard)['oid'], LIDIA.id);
    }));

  it('can be someone else’s', () =>
    round({ nothing: wish() }, async ({ press, heard }) => {
      await press({ brings: { of: MEGAN.id } });
      assert.equal(brought(heard)['oid'], MEGAN.id);
    }));

  it('can be for another app', () =>
    round({ nothing: wish() }, async ({ press, heard }) => {
      await press({ brings: 'for-another-app' });
      assert.equal(brought(heard)['oid'], LIDIA.id);
      assert.notEqual(brought(heard).aud, APP_ID);
    }));

  it('can be missing', () =>
    round({ nothing: wish() }, async ({ press, heard }) => {
      await press({ brings: 'garbage' });
      assert.throws(() => brought(heard));
    }));
});
