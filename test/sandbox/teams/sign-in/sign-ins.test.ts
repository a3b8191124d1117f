import assert from 'node:assert/strict';
import { type SignInAuthority, type SignIns, createSignIns } from '../../../../sandbox/teams/sign-in/sign-ins.ts';
import { MEGAN, LIDIA } from '../support.ts';

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

  it('give a code for the token of whoever signed in, once', async () => {
    const code = await codeOf(LIDIA.id);
    assert.match(code, /^\d{6}$/);
    assert.equal(signIns.redeem(LIDIA.id, code), `token of ${LIDIA.id}`);
    assert.equal(signIns.redeem(LIDIA.id, code), undefined);
  });

  it('are kept for the bot, from the code on, until the person is signed out', async () => {
    const code = await codeOf(LIDIA.id);
    assert.equal(signIns.kept(LIDIA.id), undefined);
    signIns.redeem(LIDIA.id, code);
    assert.equal(signIns.kept(LIDIA.id), `token of ${LIDIA.id}`);
    assert.equal(signIns.kept(MEGAN.id), undefined);
    signIns.signOut(LIDIA.id);
    assert.equal(signIns.kept(LIDIA.id), undefined);
  });

  it('count as consent, and satisfy Conditional Access', async () => {
    await codeOf(LIDIA.id);
    assert.deepEqual(happened, [`consent {"person":"${LIDIA.id}"}`, `challenge ${LIDIA.id} false`]);
  });

  it('give nobody else anything for the code, and do not use it up', async () => {
    const code = await codeOf(LIDIA.id);
    assert.equal(signIns.redeem(MEGAN.id, code), undefined);
    assert.equal(signIns.redeem(LIDIA.id, code === '100000' ? '100001' : '100000'), undefined);
    assert.equal(signIns.redeem(LIDIA.id, code), `token of ${LIDIA.id}`);
  });

  it('give a code that is valid for less than five minutes', async () => {
    const [early, late] = [await codeOf(LIDIA.id), await codeOf(LIDIA.id)];
    minutes = 4.9;
    assert.ok(signIns.redeem(LIDIA.id, early));
    minutes = 5;
    assert.equal(signIns.redeem(LIDIA.id, late), undefined);
  });

  it('end when they are accepted, after five minutes, and if they never began', async () => {
    const [accepted, late] = [signIns.begin(LIDIA.id), signIns.begin(LIDIA.id)];
    assert.equal(signIns.find(accepted)?.person, LIDIA.id);
    await signIns.accept(accepted);
    minutes = 5;
    for (const id of [accepted, late, 'another']) {
      assert.equal(signIns.find(id), undefined);
      await assert.rejects(signIns.accept(id), /This sign-in is over/);
    }
  });

  it('can be someone else’s, for a code that only the person who was asked can use', async () => {
    const code = await signIns.accept(signIns.begin(LIDIA.id), { of: MEGAN.id });
    assert.deepEqual(happened, [`consent {"person":"${MEGAN.id}"}`, `challenge ${MEGAN.id} false`]);
    assert.equal(signIns.redeem(MEGAN.id, code), undefined);
    assert.equal(signIns.redeem(LIDIA.id, code), `token of ${MEGAN.id}`);
  });
});
