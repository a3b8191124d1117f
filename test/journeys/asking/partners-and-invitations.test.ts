import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONTOSO } from '../../../sandbox/directory/people.ts';
import { auditTrail } from '../../support/world/journey.ts';
import { resetPagesOf, verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const INVITED = 'Noor Visser';
const INVITED_MAIL = 'noor@wideworldimporters.com';
const FORTH = {
  name: 'Forth Coffee IT',
  link: 'https://help.forthcoffee.com/',
  phone: '1234',
  mail: 'it@forthcoffee.com',
};
const OUR_DESK = { name: 'Contoso Service Desk', phone: '5678' };

describe('journey: partners’ help desks, our own pages, and invitations', () => {
  let world: World;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'partners-'));
    const partnersFile = join(folder, 'partners.json');
    writeFileSync(partnersFile, JSON.stringify({ 'forthcoffee.com': FORTH, 'contoso.com': OUR_DESK }));
    world = await startWorld({ partnersFile });
  });
  after(async () => {
    await world.dispose();
    rmSync(folder, { recursive: true });
  });

  const ask = async (name: string, text: string, answer: RegExp): Promise<CardMessage> => {
    const before = world.teams.revision();
    await world.say(name, text);
    await world.say(name, 'Forgotten');
    return world.told(name, answer, before);
  };

  it('a guest of a partner in the operator’s file is sent to its help desk first: page, phone and mail', async () => {
    const card = await ask('User One', 'I forgot my password', /Forth Coffee IT/);
    assert.deepEqual(resetPagesOf(card), [
      FORTH.link,
      'https://passwordreset.microsoftonline.com/?whr=forthcoffee.com',
    ]);
    assert.match(card.text, /Forth Coffee IT, 1234, it@forthcoffee\.com/);
    assert.match(card.text, /\nmailto:it@forthcoffee\.com\?subject=/);
  });

  it('a guest of any other partner is sent to the page for their kind of account', async () => {
    const card = await ask('Kim Akers', 'I forgot my password', /Fabrikam/);
    assert.deepEqual(resetPagesOf(card), ['https://passwordreset.microsoftonline.com/?whr=fabrikam.com']);
    assert.match(card.text, /\nmailto:\?subject=/);
  });

  it('a guest who signs in with a mailed code gets a link to their apps here', async () => {
    const card = await ask('Bram de Wit', 'I forgot my password', /There is no password to reset/);
    assert.deepEqual(resetPagesOf(card), [`https://myapps.microsoft.com/?tenantid=${CONTOSO.id}`]);
  });

  it('a user of our own identity provider gets its reset page, and the help desk that the file names for us', async () => {
    const card = await ask('Diego Siciliani', 'I forgot my password', /own sign-in system/);
    assert.deepEqual(resetPagesOf(card), ['https://adfs.corp.contoso.com/adfs/portal/updatepassword']);
    assert.match(card.text, /Contoso Service Desk, 5678/);
  });

  describe('an invitation that was never accepted', () => {
    let offered: CardMessage;
    const sent = () => world.directory.tenant.invitationsSent.map(({ user, mail }) => [user, mail]);
    const askForInvited = async (): Promise<CardMessage> => {
      const before = world.teams.revision();
      await ask(NAMES.megan, `reset password for ${INVITED_MAIL}`, /has not been accepted yet/);
      return world.approvalCard(/Send the invitation again/, before);
    };
    before(async () => {
      offered = await askForInvited();
    });

    it('is offered to the approvers, who see whose it is and who asks', () => {
      assert.deepEqual(verbsOf(offered.card), ['invite-again']);
      assert.match(offered.text, /noor@wideworldimporters\.com[^]*Megan Bowen/);
    });

    it('cannot be sent by someone in the channel without a role', async () => {
      const refused = await world.click(NAMES.alex, offered, 'invite-again');
      assert.match(refused.text, /You hold no admin role/);
      assert.deepEqual(sent(), []);
    });

    it('is not sent without the permission: the approver reads which one is missing, and the button stays', async () => {
      const trouble = { status: 403, code: 'Authorization_RequestDenied' };
      world.directory.failNext({ match: { method: 'POST', path: /invitations/ }, with: trouble });
      const refused = await world.click(NAMES.helpdesk, offered, 'invite-again');
      assert.match(refused.text, /User\.Invite\.All/);
      assert.deepEqual(sent(), []);
      assert.match(world.logged(), /Invitation not sent/);
      const now = await world.approvalCard(/noor@wideworldimporters\.com/);
      assert.deepEqual(verbsOf(now.card), ['invite-again']);
    });

    it('is sent by an approver, once however often they press; every card says by whom', async () => {
      const before = world.teams.revision();
      const answered = await world.click(NAMES.helpdesk, offered, 'invite-again');
      assert.equal(answered.statusCode, 200);
      assert.match(answered.text, /Invitation sent again[^]*Grady Archie/);
      const again = await world.click(NAMES.userAdmin, offered, 'invite-again');
      assert.match(again.text, /Grady Archie/);
      assert.deepEqual(sent(), [[world.id(INVITED), INVITED_MAIL]]);
      assert.deepEqual(verbsOf((await world.approvalCard(/Grady Archie/, before)).card), []);
      await world.told(NAMES.megan, /Invitation sent again[^]*Grady Archie/, before);
    });

    it('is not sent to someone who has accepted in the meantime', async () => {
      const later = await askForInvited();
      const noor = world.directory.tenant.users.find(({ id }) => id === world.id(INVITED));
      assert.ok(noor);
      const issuer = { signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null };
      Object.assign(noor, { externalUserState: 'Accepted', identities: [...noor.identities, issuer] });
      const refused = await world.click(NAMES.helpdesk, later, 'invite-again');
      assert.match(refused.text, /accepted in the meantime/);
      assert.equal(sent().length, 1);
    });

    it('is on record: who tried, and who sent it', async () => {
      const trail = await auditTrail(world);
      const rows = trail.filter(({ action }) => action.endsWith('invited-again'));
      assert.deepEqual(
        rows.map(({ action, by }) => [action, by]),
        [
          ['refused:invited-again', NAMES.alex],
          ['invited-again', NAMES.helpdesk],
        ],
      );
    });
  });
});
