import assert from 'node:assert/strict';
import { TOKEN, authorityOf, beforeTheWrite, throughWindow, until } from '../../support/world/as-approver.ts';
import {
  type Place,
  SEALED,
  type Tap,
  auditExport,
  codesShown,
  passesMade,
  passwordsSent,
  placesOf,
  saidBy,
  tap,
  tokensUsed,
} from '../../support/world/canary.ts';
import { PASSWORD, everythingStored, requestOf } from '../../support/world/journey.ts';
import { LOCKED, alertFor } from '../../support/world/not-me.ts';
import { MINUTE, timePasses } from '../../support/world/stages.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { alex, userAdmin, authAdmin, globalAdmin } = NAMES;
const [ANN, BEN, CEM] = ['Ann Alder', 'Ben Beech', 'Cem Cedar'] as const;
const PEOPLE = [ANN, BEN, CEM].map((name) => colleague(name));

describe('journey: secrets are only where they have to be, with resets in approvers’ names', () => {
  let world: World;
  let listening: Tap;
  const stored: Place[] = [];
  let exported: Place;
  /** The code that the sign-in window gave the approver. */
  let windowCode = '';
  /** What owners and approvers were shown. */
  const shown: string[] = [];

  before(async () => {
    listening = tap();
    const settings = { IDENTITY_CODE: 'on', REQUESTS_PER_HOUR: '1000' };
    world = await startWorld({ resetAs: 'approver', consent: 'nobody', people: PEOPLE, settings });
    world.directory.tenant.resets.polls = 0;
  });
  after(async () => {
    listening.stop();
    await world.dispose();
  });

  const sample = async (where: string): Promise<void> => {
    stored.push({ where: `database ${where}`, text: await everythingStored(world) });
  };
  const reveal = async (name: string, card: CardMessage): Promise<void> => {
    const { text } = await world.click(name, card, 'reveal');
    shown.push(PASSWORD.exec(text)?.[0] ?? '');
  };
  /** The owner has time to read the password before they are signed out; then the approver's sign-in is no longer needed. */
  const signedOut = async (approval: CardMessage, times: number): Promise<void> => {
    await timePasses(world, requestOf(approval), 6 * MINUTE);
    await until(world, () => world.directory.tenant.sessionsRevoked.length === times);
    await world.approvalCard(new RegExp(`Ended: signed out everywhere[^]*${/PR-\w{6}/.exec(approval.text)?.[0]}`));
  };
  const everywhere = (): Place[] => [...saidBy(world, listening), ...stored, exported];

  describe('while all of this happens', () => {
    it('an approver signs in in the window; the password waits and is read', async () => {
      const approval = await world.askFor(ANN, 'reset my password');
      const code = await world.codeOf(ANN);
      const { signInLink } = await world.click(authAdmin, approval, 'approve', { code });
      assert.ok(signInLink);
      windowCode = await world.teams.acceptSignIn(signInLink);
      const signedIn = await world.click(authAdmin, approval, 'approve', { code }, { code: windowCode });
      assert.match(signedIn.text, /Approved by/);
      const card = await world.told(ANN, /Show once/);
      await sample('while a password waits to be read');
      await reveal(ANN, card);
      await signedOut(approval, 1);
    });

    it('wrong sign-ins are tried; then Conditional Access asks for more, and the approver signs in again', async () => {
      const approval = await world.askFor(BEN, 'reset my password');
      const code = await world.codeOf(BEN);
      for (const brings of [{ of: world.id(userAdmin) }, 'expired', 'for-another-app', 'garbage'] as const) {
        const { text } = await world.click(authAdmin, approval, 'approve', { code }, { brings });
        assert.doesNotMatch(text, /Approved by/);
      }
      const before = world.teams.revision();
      beforeTheWrite(world, authAdmin, () => authorityOf(world).challenge(world.id(authAdmin), true));
      await world.click(authAdmin, approval, 'approve', { code });
      const own = await world.told(authAdmin, /Sign in once more/, before);
      await sample('while a password waits for a sign-in');
      await throughWindow(world, authAdmin, own, 'resume');
      await reveal(BEN, await world.told(BEN, /Show once/));
      await signedOut(approval, 2);
    });

    it('its owner says "This was not me", and another approver secures the account in their own name', async () => {
      authorityOf(world).consent('everybody');
      await world.click(BEN, await world.told(BEN, /Your password was reset/), 'not-me');
      await world.click(globalAdmin, await alertFor(world, BEN, 'Could not be replaced'), 'secure');
      await alertFor(world, BEN, ...LOCKED);
    });

    it('a password to hand over is not read in time, and is replaced', async () => {
      const approval = await world.askFor(alex, `reset password for ${CEM}`);
      await world.click(authAdmin, approval, 'approve', { code: await world.codeOf(alex) });
      await world.told(authAdmin, /Show once/);
      await timePasses(world, requestOf(approval), 11 * MINUTE);
      await world.told(authAdmin, /a password that nobody knows/);
    });

    it('and at the end', async () => {
      await sample('at the end');
      exported = { where: 'audit export', text: await auditExport(world) };
    });
  });

  describe('every secret', () => {
    it('that is a person’s sign-in, or the bot’s own, is nowhere', () => {
      const { clientSecret } = authorityOf(world);
      const tokens = tokensUsed(listening);
      assert.ok(tokens.filter((token) => TOKEN.test(token)).length >= 5, 'the ones from clients, and the channel’s');
      assert.ok(tokens.filter((token) => authorityOf(world).accepts(token)?.person !== undefined).length >= 5);
      for (const secret of [...tokens, windowCode, clientSecret, ...world.config.secretKeys])
        assert.deepEqual(placesOf(secret, everywhere()), []);
    });

    it('that is a token of any kind is nowhere, known or not', () => {
      assert.deepEqual(
        everywhere()
          .filter(({ text }) => TOKEN.test(text))
          .map(({ where }) => where),
        [],
      );
    });

    it('that was sealed, a password or a sign-in, was in the database while it waited, and nowhere else', () => {
      const sealed = stored.flatMap(({ text }) => text.match(SEALED) ?? []);
      assert.equal(new Set(sealed).size, 3, 'two passwords and a sign-in');
      for (const one of sealed) {
        const [where, ...more] = placesOf(one, everywhere());
        assert.deepEqual(more, []);
        assert.match(where ?? '', /^database while a password waits/);
      }
      const others = everywhere().filter(
        ({ where, text }) => !where.startsWith('database') && text.search(SEALED) >= 0,
      );
      assert.deepEqual(others, []);
    });

    it('that is a password or a code is in the answer that showed it, or nowhere', () => {
      assert.equal(new Set(shown).size, 2);
      for (const password of passwordsSent(world, listening))
        assert.deepEqual(placesOf(password, everywhere()), shown.includes(password) ? ['answer to reveal'] : []);
      const codes = codesShown(everywhere());
      assert.equal(codes.length, 3);
      for (const code of codes) assert.deepEqual(placesOf(code, everywhere()), ['answer to show-code']);
    });
  });
});

describe('journey: a Temporary Access Pass is only where it has to be', () => {
  let world: World;
  let listening: Tap;
  const stored: Place[] = [];
  const shown: string[] = [];
  before(async () => {
    listening = tap();
    world = await startWorld({ people: PEOPLE, settings: { HANDOVER: 'access-pass', ACCESS_PASS_APPROVERS: '1' } });
  });
  after(async () => {
    listening.stop();
    await world.dispose();
  });

  const sample = async (where: string): Promise<void> => {
    stored.push({ where: `database ${where}`, text: await everythingStored(world) });
  };

  it('while one is shown to its owner, one to an approver, one is lost on the way, and one is disowned', async () => {
    const own = await world.askFor(ANN, 'reset my password');
    world.directory.failNext({ match: { method: 'POST', path: /temporaryAccessPassMethods$/ }, with: 'lost-answer' });
    await world.click(authAdmin, own, 'approve');
    const card = await world.told(ANN, /Show once/);
    await sample('while a pass waits to be read');
    shown.push((await world.click(ANN, card, 'reveal')).text);
    const other = await world.askFor(alex, `reset password for ${BEN}`);
    await world.click(authAdmin, other, 'approve');
    shown.push((await world.click(authAdmin, await world.told(authAdmin, /Show once/), 'reveal')).text);
    await world.click(ANN, card, 'not-me');
    await alertFor(world, ANN, ...LOCKED);
    await sample('at the end');
  });

  it('each is in the answer that showed it, or nowhere', async () => {
    const everywhere = [
      ...saidBy(world, listening),
      ...stored,
      { where: 'audit export', text: await auditExport(world) },
    ];
    const passes = passesMade(world, listening);
    const seen = passes.filter((pass) => shown.some((text) => text.includes(pass)));
    assert.equal(seen.length, 2);
    assert.equal(passes.length, 3, 'the disowned one was replaced by another');
    for (const pass of passes)
      assert.deepEqual(placesOf(pass, everywhere), seen.includes(pass) ? ['answer to reveal'] : []);
  });
});
