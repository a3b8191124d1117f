import assert from 'node:assert/strict';
import { type AuditRow, auditTrail, requestOf } from '../../support/world/journey.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const GUEST = 'User One';
const ADDRESS = 'user1@forthcoffee.com';
const RESET_PAGE = 'https://passwordreset.microsoftonline.com/?whr=forthcoffee.com';

describe('journey: a guest, whose password lives in another directory', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.dispose());

  const ask = async (name: string, text: string, answer: RegExp): Promise<CardMessage> => {
    const before = world.teams.revision();
    await world.say(name, text);
    await world.say(name, 'After my holiday');
    return world.told(name, answer, before);
  };

  it('asks for their own, and is told whose it is, who can reset it, where, and what to write to them', async () => {
    const { card, text } = await ask(GUEST, 'I forgot my password', /forthcoffee/);
    assert.match(text, /Forth Coffee \(forthcoffee\.com\)/);
    assert.match(text, /Only you yourself or an admin of that home directory can reset its password/);
    assert.match(text, /Nothing was changed/);
    assert.ok(text.split('\n').includes(RESET_PAGE), text);
    assert.match(text, /I cannot sign in with my account user1@forthcoffee\.com\. Please reset its password/);
    const mail = new URL(text.split('\n').find((line) => line.startsWith('mailto:')) ?? '');
    assert.equal(mail.searchParams.get('subject'), `Password reset for ${ADDRESS}`);
    assert.match(mail.searchParams.get('body') ?? '', /kept by Forth Coffee \(forthcoffee\.com\)/);
    assert.deepEqual(verbsOf(card), [], 'nothing on it asks for a reset here');
  });

  it('writes their own address, and gets the same answer', async () => {
    const { text } = await ask(GUEST, ADDRESS.toUpperCase(), /Only you yourself or an admin of that home directory/);
    assert.ok(text.split('\n').includes(RESET_PAGE), text);
  });

  it('is asked for by a colleague, who gets the same answer, worded for them', async () => {
    const { text } = await ask(NAMES.megan, `reset password for ${ADDRESS}`, /Only the person/);
    assert.match(text, /Only the person or an admin of that home directory can reset its password/);
    assert.ok(text.split('\n').includes(RESET_PAGE), text);
    assert.match(text, /The owner of the account user1@forthcoffee\.com cannot sign in/);
    assert.match(text, /\nMegan Bowen\n/, 'the message is signed by whoever sends it');
  });

  it('reads it in their own language', async () => {
    const before = world.teams.revision();
    await world.say(GUEST, 'wachtwoord vergeten', 'nl-NL');
    const { text } = await world.told(GUEST, /Forth Coffee/, before);
    assert.match(text, /Er is niets gewijzigd/);
    assert.ok(text.split('\n').includes(RESET_PAGE), text);
  });

  it('with a mail address of ours, gets a message that names the address their home directory knows', async () => {
    const user = world.directory.tenant.users.find(({ id }) => id === world.id(GUEST));
    assert.ok(user);
    for (const mail of ['user1@contoso.com', null]) {
      const as = {
        mail,
        otherMails: [ADDRESS],
        userPrincipalName: 'u_old-employer.example#EXT#@contoso.onmicrosoft.com',
      };
      Object.assign(user, as);
      const { text } = await ask(NAMES.alex, `reset password for ${mail ?? ADDRESS}`, /Only the person/);
      const link = new URL(text.split('\n').find((line) => line.startsWith('mailto:')) ?? '');
      assert.equal(link.searchParams.get('subject'), `Password reset for ${ADDRESS}`);
      assert.match(link.searchParams.get('body') ?? '', /the account user1@forthcoffee\.com cannot sign in/);
      assert.doesNotMatch(`${link}`, /contoso|old-employer|EXT/);
    }
  });

  it('cannot ask for someone else, and is not told whether that account exists', async () => {
    for (const external of ['Bianca Pisani', 'Kim Akers']) {
      const refusal = async (address: string): Promise<string> => {
        const message = await ask(external, `reset password for ${address}`, /your own password only/);
        return JSON.stringify(message.card)
          .replaceAll(address, 'ADDRESS')
          .replaceAll(/PR-\w{6}/g, 'REFERENCE')
          .replaceAll(requestOf(message), 'REQUEST');
      };
      const existing = await refusal('meganb@contoso.com');
      assert.equal(await refusal('nobody@contoso.com'), existing);
      assert.equal(await refusal(ADDRESS), existing);
    }
  });

  it('nothing was reset, no approver was asked, and all of it is on record', async () => {
    const trail = await auditTrail(world);
    assert.deepEqual(
      world.directory.calls.filter(({ method }) => method !== 'GET' && method !== 'POST').map(({ path }) => path),
      [],
    );
    assert.equal(world.directory.tenant.passwordWrites.length, 0);
    const inChannel = world.teams.history(world.teams.approvals.conversationId);
    assert.equal(inChannel.filter(({ fromBot }) => fromBot).length, 1, 'only "Approval cards appear in this channel"');

    const redirected = trail.filter(({ detail }) => detail['state'] === 'redirected');
    assert.equal(redirected.length, 4, 'the guest’s own one answers them three times');
    for (const { action, detail } of redirected) {
      assert.equal(action, 'found');
      assert.equal(detail['subject'], world.id(GUEST));
      assert.equal(detail['domain'], 'forthcoffee.com');
    }
    const refused = (row: AuditRow): boolean =>
      row.action === 'refused' && row.detail['because'] === 'only-for-yourself';
    assert.equal(trail.filter(refused).length, 6);
  });
});
