import assert from 'node:assert/strict';
import { type SignInAuthority, type SignIns, createSignIns } from '../../../sandbox/teams/sign-ins.ts';
import { ANNE, HANS } from './support.ts';

const MINUTE_MS = 60_000;

describe('sign-ins', () => {
  let minutes: number;
  let happened: string[];
  let signIns: SignIns;
  const authority: SignInAuthority = {
    singleSignOn: (who) => Promise.resolve(`token of ${who}`),
    consent: (who) => void happened.push(`consent ${JSON.stringify(who)}`),
    challenge: (who, on) => void happened.push(`challenge ${who} ${on}`),
  };
  const codeOf = (person: string) => signIns.accept(signIns.begin(person));

  beforeEach(() => {
    minutes = 0;
    happened = [];
    signIns = createSignIns(authority, () => minutes * MINUTE_MS);
  });

  it('give a code that stands for the token of who signed in, once', async () => {
    const code = await codeOf(HANS.id);
    assert.match(code, /^\d{6}$/);
    assert.equal(signIns.redeem(HANS.id, code), `token of ${HANS.id}`);
    assert.equal(signIns.redeem(HANS.id, code), undefined);
  });

  it('are kept for whoever asks as the bot, from the code on, until the person is signed out', async () => {
    const code = await codeOf(HANS.id);
    assert.equal(signIns.kept(HANS.id), undefined);
    signIns.redeem(HANS.id, code);
    assert.equal(signIns.kept(HANS.id), `token of ${HANS.id}`);
    assert.equal(signIns.kept(ANNE.id), undefined);
    signIns.signOut(HANS.id);
    assert.equal(signIns.kept(HANS.id), undefined);
  });

  it('count as consent, and as what Conditional Access asks', async () => {
    await codeOf(HANS.id);
    assert.deepEqual(happened, [`consent {"person":"${HANS.id}"}`, `challenge ${HANS.id} false`]);
  });

  it('give nobody else anything for the code, and spoil it for nobody', async () => {
    const code = await codeOf(HANS.id);
    assert.equal(signIns.redeem(ANNE.id, code), undefined);
    assert.equal(signIns.redeem(HANS.id, code === '100000' ? '100001' : '100000'), undefined);
    assert.equal(signIns.redeem(HANS.id, code), `token of ${HANS.id}`);
  });

  it('give a code that is good for less than five minutes', async () => {
    const [early, late] = [await codeOf(HANS.id), await codeOf(HANS.id)];
    minutes = 4.9;
    assert.ok(signIns.redeem(HANS.id, early));
    minutes = 5;
    assert.equal(signIns.redeem(HANS.id, late), undefined);
  });

  it('are over when they were accepted, after five minutes, and where they never were', async () => {
    const [accepted, late] = [signIns.begin(HANS.id), signIns.begin(HANS.id)];
    assert.equal(signIns.find(accepted)?.person, HANS.id);
    await signIns.accept(accepted);
    minutes = 5;
    for (const id of [accepted, late, 'another']) {
      assert.equal(signIns.find(id), undefined);
      await assert.rejects(signIns.accept(id), /no such sign-in/);
    }
  });

  it('can be somebody else’s: whoever sits at the window, for a code that only the one who was asked can use', async () => {
    const code = await signIns.accept(signIns.begin(HANS.id), { of: ANNE.id });
    assert.deepEqual(happened, [`consent {"person":"${ANNE.id}"}`, `challenge ${ANNE.id} false`]);
    assert.equal(signIns.redeem(ANNE.id, code), undefined);
    assert.equal(signIns.redeem(HANS.id, code), `token of ${ANNE.id}`);
  });
});
