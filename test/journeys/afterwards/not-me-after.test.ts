import assert from 'node:assert/strict';
import { writesFor } from '../../support/world/as-approver.ts';
import { auditTrail, everythingStored, passwordIn, refusalsOf } from '../../support/world/journey.ts';
import {
  ALERT,
  LOCKED,
  alertFor,
  assertLocked,
  assertNotShown,
  doneFor,
  saysNotMe,
  signIn,
  worldWith,
  writing,
} from '../../support/world/not-me.ts';
import { MINUTE, type Which, press, timePasses } from '../../support/world/stages.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World } from '../../support/world/world.ts';

const { alex, helpdesk, userAdmin } = NAMES;
const GUEST = 'User One';
const OTHERS = ['Fay Fir', 'Gus Gorse', 'Hal Hazel', 'Ian Ivy', 'Jan Juniper', 'Kay Kumquat', 'Lou Larch'] as const;
const [FAY, GUS, HAL, IAN, JAN, KAY, LOU] = OTHERS;
const DAY = 24 * 60 * MINUTE;
const FORBIDDEN = { status: 403, code: 'Authorization_RequestDenied' } as const;

describe('journey: "This was not me" after the reset', () => {
  let world: World;
  before(async () => {
    world = await worldWith(OTHERS);
  });
  after(() => world.dispose());

  const revokedFor = (name: string): number =>
    world.directory.tenant.sessionsRevoked.filter(({ user }) => user === world.id(name)).length;
  const revealed = async (handover: CardMessage): Promise<string> =>
    passwordIn((await world.click(helpdesk, handover, 'reveal')).text);

  it('if the password is unread, it is erased at once, nobody is shown it, the account is locked, and all sessions end again', async () => {
    const { owner, handover } = await doneFor(world, FAY);
    const [, sealed = ''] = /"sealed":"([\w.-]{40,})"/.exec(await everythingStored(world)) ?? [];
    assert.notEqual(sealed, '');
    assert.equal(revokedFor(FAY), 1);
    const { text } = await saysNotMe(world, FAY, owner);
    assert.match(text, /You said: this was not me/);
    assert.ok(!(await everythingStored(world)).includes(sealed));
    assertNotShown((await world.click(helpdesk, handover, 'reveal')).text);
    await alertFor(world, FAY, ...LOCKED);
    assertLocked(world, FAY);
    assert.equal(writesFor(world, FAY).length, 2);
    assert.equal(revokedFor(FAY), 2);
    await world.told(FAY, /Your account has a password that nobody knows now[^]*You are signed out everywhere/);
    await world.told(alex, /Fay Fir says that this was not wanted, so the account is being locked/);
  });

  it('if it was read and used, the account is locked all the same, and the approver is told not to hand it over', async () => {
    const { request, owner, handover } = await doneFor(world, GUS);
    const password = await revealed(handover);
    // Too late to be taken for the bot's own write.
    await timePasses(world, request, 4 * MINUTE);
    assert.ok(world.directory.changePassword('gus@contoso.com', password, 'Taken-over-by-a-thief-1'));
    const before = world.teams.revision();
    await saysNotMe(world, GUS, owner);
    const told = await world.told(helpdesk, /Do not hand anything over[^]*Gus Gorse says that this was not/, before);
    assert.equal(told.message.editedAt, null, 'a new message');
    assertNotShown(told.text);
    await alertFor(world, GUS, ...LOCKED);
    assert.equal(signIn(world, GUS, 'Taken-over-by-a-thief-1'), 'wrong-password');
    assertLocked(world, GUS);
  });

  it('the owner can ask for a new one at once', async () => {
    const before = world.teams.revision();
    await world.askFor(GUS, 'reset my password', 'I am the real one');
    await world.told(GUS, /Waiting for approval/, before);
  });

  it('if the owner asked, or someone did with their sign-in, their own card no longer shows it and says what was done', async () => {
    const approval = await world.askFor(LOU, 'reset my password', 'It is about Lou Larch');
    await world.click(helpdesk, approval, 'approve');
    const own = await world.told(LOU, /Show once/);
    passwordIn((await world.click(LOU, own, 'reveal')).text);
    await saysNotMe(world, LOU, own);
    const told = await world.told(LOU, /You said: this was not me[^]*You are signed out everywhere/);
    assert.equal(told.message.id, own.message.id);
    assert.match(told.text, /Someone else may be using your account/);
    await alertFor(world, LOU, 'It was asked with the owner’s own sign-in', ...LOCKED);
    assertLocked(world, LOU);
  });

  it('more than a day later it is too late: the owner is told so, and nothing is done', async () => {
    const { request, owner, handover } = await doneFor(world, HAL);
    const password = await revealed(handover);
    await timePasses(world, request, DAY + MINUTE);
    assert.match((await world.click(HAL, owner, 'not-me')).text, /There is nothing to stop any more/);
    assert.equal(signIn(world, HAL, password), 'must-change-password');
    assert.equal(writesFor(world, HAL).length, 1);
  });

  it('just within a day it is not', async () => {
    const { request, owner, handover } = await doneFor(world, IAN);
    await revealed(handover);
    await timePasses(world, request, DAY - MINUTE);
    await saysNotMe(world, IAN, owner);
    await alertFor(world, IAN, ...LOCKED);
    assertLocked(world, IAN);
  });

  describe('if Graph refuses to lock the account', () => {
    const refused: [string, string][] = [];
    const revoking = (name: string): Which => ({ method: 'POST', path: new RegExp(`${world.id(name)}/revoke`) });
    for (const [title, name, what, failed] of [
      ['to replace the password', JAN, () => writing(world, JAN), 'Could not be replaced'],
      ['to end the sessions', KAY, () => revoking(KAY), 'Could not be ended'],
    ] as const) {
      it(`${title}: the alert says so; neither owner nor requester can order it again, but another approver can`, async () => {
        const { request, owner, handover } = await doneFor(world, name);
        const password = await revealed(handover);
        world.directory.failNext({ match: what(), with: FORBIDDEN });
        await saysNotMe(world, name, owner);
        const alert = await alertFor(world, name, failed);
        assert.deepEqual(verbsOf(alert.card), ['secure']);
        for (const [who, text, because] of [
          [name, /This is your own password/, 'own-password'],
          [alex, /made this request yourself/, 'own-request'],
          [GUS, /no admin role/, 'no-role'],
          [GUEST, /account of another organisation/, 'not-internal'],
        ] as const) {
          assert.match(await press(world, who, 'secure', request), text);
          refused.push([who, because]);
        }
        assert.match((await world.click(userAdmin, alert, 'secure')).text, new RegExp(ALERT));
        const after = await alertFor(world, name, ...LOCKED);
        assert.equal(after.message.id, alert.message.id);
        assert.deepEqual(verbsOf(after.card), []);
        assert.equal(signIn(world, name, password), 'wrong-password');
        assertLocked(world, name);
      });
    }

    it('it is on record who tried, and who did it', async () => {
      const trail = await auditTrail(world);
      assert.deepEqual(refusalsOf(trail, 'secured'), refused);
      const secured = trail.filter(({ action }) => action === 'secured').map(({ by }) => by);
      assert.deepEqual(secured, [userAdmin, userAdmin]);
      const said = trail.filter(({ action }) => action === 'disowned').map(({ by }) => by);
      assert.deepEqual(said, [FAY, GUS, LOU, IAN, JAN, KAY]);
    });
  });
});
