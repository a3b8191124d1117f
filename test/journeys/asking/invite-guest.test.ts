import assert from 'node:assert/strict';
import { giveRole } from '../../../sandbox/directory/administration.ts';
import { auditTrail } from '../../support/world/journey.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { urlsOf } from '../../cards/support/walk.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin } = NAMES;
const INVITER = 'Ivo Inviter';

describe('journey: an address that nobody here has', () => {
  let world: World;
  before(async () => {
    world = await startWorld({
      people: [colleague(INVITER, 'ivo', true)],
      settings: { REQUESTS_PER_HOUR: '1000' },
    });
    giveRole(world.directory.tenant, world.id(INVITER), 'Guest Inviter');
  });
  after(() => world.dispose());
  beforeEach(() => {
    world.directory.tenant.guestSettings = {
      allowInvitesFrom: 'everyone',
      blockedDomains: [],
      blockedTenantDomains: [],
    };
  });

  const sent = () => world.directory.tenant.invitationsSent.map(({ mail }) => mail);
  const isHere = (mail: string) => world.directory.tenant.users.some((user) => user.mail === mail);
  /** Megan asks for a password for this address. @returns the approvers' card */
  const askFor = async (mail: string): Promise<CardMessage> => {
    const before = world.teams.revision();
    await world.say(megan, `reset password for ${mail}`);
    await world.say(megan, 'Forgotten');
    await world.told(megan, /Nobody here has that address[^]*an admin can invite them as a guest/, before);
    return world.approvalCard(new RegExp(mail), before);
  };

  it('the approvers see who asks, that nothing can be reset, how a guest is added, and where', async () => {
    const card = await askFor('kai@fabrikam.com');
    assert.match(card.text, /Megan Bowen[^]*kai@fabrikam\.com[^]*fabrikam\.com is not one of your domains/);
    assert.match(card.text, /Users > Guest users/);
    assert.deepEqual(verbsOf(card.card), ['invite']);
    assert.equal(urlsOf(card.card)[0], 'https://admin.microsoft.com/Adminportal/Home#/GuestUsers');
    assert.deepEqual(sent(), []);
  });

  it('an address of ours, or of one of our subdomains, is offered to nobody', async () => {
    const before = world.teams.revision();
    await world.say(megan, 'reset password for nobody@contoso.com');
    await world.say(megan, 'Forgotten');
    await world.told(megan, /cannot help with that account/, before);
  });

  it('one press by a Guest Inviter makes one guest, however often it is pressed, and a later one sends no mail', async () => {
    const mail = 'noa@fabrikam.com';
    const card = await askFor(mail);
    const before = world.teams.revision();
    const [first, again] = await Promise.all([
      world.click(INVITER, card, 'invite'),
      world.click(INVITER, card, 'invite'),
    ]);
    for (const { text } of [first, again]) assert.match(text, /Invited as a guest[^]*Ivo Inviter/);
    const mails = sent().length;
    assert.match((await world.click(userAdmin, card, 'invite')).text, /Ivo Inviter/);
    assert.equal(sent().length, mails);
    assert.equal(world.directory.tenant.users.filter((user) => user.mail === mail).length, 1);
    await world.told(megan, /Invited as a guest[^]*Ivo Inviter invited noa@fabrikam\.com/, before);
  });

  it('who may invite is the tenant’s policy and the clicker’s role, read at the click', async () => {
    const mail = 'mia@fabrikam.com';
    const card = await askFor(mail);
    const { guestSettings } = world.directory.tenant;
    assert.match((await world.click(alex, card, 'invite')).text, /You hold no admin role/);
    guestSettings.allowInvitesFrom = 'adminsAndGuestInviters';
    assert.match((await world.click(helpdesk, card, 'invite')).text, /may not invite guests/);
    guestSettings.allowInvitesFrom = 'none';
    assert.match((await world.click(userAdmin, card, 'invite')).text, /let nobody invite guests/);
    assert.ok(!isHere(mail));
    guestSettings.allowInvitesFrom = 'adminsGuestInvitersAndAllMembers';
    assert.match((await world.click(helpdesk, card, 'invite')).text, /Invited as a guest[^]*Grady Archie/);
    assert.ok(isHere(mail));
  });

  for (const [what, prepare, says] of [
    [
      'a blocked domain',
      () => void (world.directory.tenant.guestSettings.blockedDomains = ['litware.com']),
      /domain may be blocked/,
    ],
    [
      'cross-tenant access settings',
      () => void (world.directory.tenant.guestSettings.blockedTenantDomains = ['litware.com']),
      /settings for guests or for other tenants/,
    ],
    [
      'the bot’s missing permission to invite',
      () =>
        void world.directory.failNext({
          match: { method: 'POST', path: /invitations/ },
          with: { status: 401, code: 'Unauthorized' },
        }),
      /User\.Invite\.All/,
    ],
    [
      'the bot’s missing permission to read the policy',
      () =>
        void world.directory.failNext({
          match: { path: /authorizationPolicy/ },
          with: { status: 403, code: 'Authorization_RequestDenied' },
        }),
      /Policy\.Read\.All/,
    ],
  ] as const) {
    it(`${what}: the approver is told, nobody is invited, and the button stays`, async () => {
      const mail = `someone@litware.com`;
      const card = await askFor(mail);
      prepare();
      assert.match((await world.click(INVITER, card, 'invite')).text, says);
      assert.ok(!isHere(mail));
      assert.deepEqual(verbsOf((await world.approvalCard(new RegExp(mail))).card), ['invite']);
    });
  }

  it('whoever has an account by now is not invited', async () => {
    const mail = 'lou@fabrikam.com';
    const [first, second] = [await askFor(mail), await askFor(mail)];
    await world.click(INVITER, first, 'invite');
    const guest = world.directory.tenant.users.find((user) => user.mail === mail);
    Object.assign(guest ?? {}, {
      externalUserState: 'Accepted',
      identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }],
    });
    assert.match((await world.click(INVITER, second, 'invite')).text, /has an account here by now/);
    assert.deepEqual(
      sent().filter((to) => to === mail),
      [mail],
    );
  });

  it('an answer of Graph that is lost makes one guest: the click goes on, and finds them', async () => {
    const mail = 'eli@fabrikam.com';
    const card = await askFor(mail);
    world.directory.failNext({ match: { method: 'POST', path: /invitations/ }, with: 'lost-answer' });
    const before = world.teams.revision();
    await world.click(INVITER, card, 'invite');
    await world.approvalCard(/Invited as a guest[^]*Ivo Inviter/, before);
    assert.equal(world.directory.tenant.users.filter((user) => user.mail === mail).length, 1);
  });

  it('is on record: who asked, who tried, who invited whom', async () => {
    const trail = await auditTrail(world);
    const of = (action: string) => trail.filter((row) => row.action === action);
    assert.deepEqual([...new Set(of('invited').map(({ by }) => by))], [INVITER, helpdesk]);
    assert.ok(of('invited').every(({ detail }) => typeof detail['account'] === 'string'));
    assert.ok(of('not-here').every(({ detail }) => typeof detail['domain'] === 'string'));
    const refused = of('refused:invited').map(({ detail }) => detail['because']);
    for (const because of ['no-role', 'may-not-invite', 'nobody-invites', 'address-refused', 'not-allowed']) {
      assert.ok(refused.includes(because), because);
    }
  });
});
