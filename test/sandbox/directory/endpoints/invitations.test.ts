import assert from 'node:assert/strict';
import { z } from 'zod';
import { type LocalDirectory, startLocalDirectory } from '../../../../sandbox/directory/local-directory.ts';
import { person } from '../../../../sandbox/directory/people.ts';
import { type Reply, ask, refusal } from '../support.ts';

const APPS = 'https://myapps.microsoft.com/';
const noor = person('Noor Visser').user;
const answer = z.looseObject({ status: z.string(), invitedUser: z.object({ id: z.string() }) });

describe('Invitations in the local directory', () => {
  let directory: LocalDirectory;
  beforeEach(async () => (directory = await startLocalDirectory({ now: () => new Date('2026-11-22T10:00:00Z') })));
  afterEach(() => directory.close());

  const invite = (fields: object): Promise<Reply> =>
    ask(directory, '/invitations', {
      method: 'POST',
      body: { invitedUserEmailAddress: noor.mail, inviteRedirectUrl: APPS, ...fields },
    });

  it('are mailed again to the guest, and change nothing else', async () => {
    const before = structuredClone(directory.tenant.users);
    const reply = await invite({ sendInvitationMessage: true, invitedUser: { id: noor.id } });
    assert.equal(reply.status, 201);
    assert.partialDeepStrictEqual(reply.body, {
      status: 'PendingAcceptance',
      invitedUserEmailAddress: noor.mail,
      inviteRedirectUrl: APPS,
      sendInvitationMessage: true,
      invitedUser: { id: noor.id },
    });
    assert.deepEqual(directory.tenant.invitationsSent, [
      {
        user: noor.id,
        mail: noor.mail,
        at: '2026-11-22T10:00:00Z',
        appId: 'sandbox',
        redirectUrl: APPS,
        language: 'en-US',
      },
    ]);
    assert.deepEqual(directory.tenant.users, before);
  });

  it('find the guest by address if no id is given, in any spelling', async () => {
    const reply = await invite({ invitedUserEmailAddress: 'Noor@WideWorldImporters.com' });
    assert.equal(answer.parse(reply.body).invitedUser.id, noor.id);
  });

  it('are not mailed unless requested', async () => {
    assert.equal((await invite({})).status, 201);
    assert.equal((await invite({ sendInvitationMessage: false })).status, 201);
    assert.deepEqual(directory.tenant.invitationsSent, []);
  });

  it('say so if the guest has accepted', async () => {
    const { id, mail } = person('User One').user;
    const reply = await invite({ invitedUserEmailAddress: mail, invitedUser: { id } });
    assert.equal(answer.parse(reply.body).status, 'Completed');
  });

  it('make a guest of an unknown person, who has not accepted, and whom the next one only mails again', async () => {
    const invitedUserEmailAddress = 'kai@fabrikam.com';
    const language = { sendInvitationMessage: true, invitedUserMessageInfo: { messageLanguage: 'nl' } };
    const { id } = answer.parse((await invite({ invitedUserEmailAddress, ...language })).body).invitedUser;
    const guest = directory.tenant.users.find((user) => user.id === id);
    assert.deepEqual(
      [guest?.userType, guest?.externalUserState, guest?.mail],
      ['Guest', 'PendingAcceptance', invitedUserEmailAddress],
    );
    const again = answer.parse((await invite({ invitedUserEmailAddress, sendInvitationMessage: true })).body);
    assert.equal(again.invitedUser.id, id);
    assert.deepEqual(
      directory.tenant.invitationsSent.map(({ user, language: said }) => [user, said]),
      [
        [id, 'nl'],
        [id, 'en-US'],
      ],
    );
  });

  it('are refused by the settings: nobody may invite, a blocked tenant, a blocked domain, one of our own', async () => {
    const settings = directory.tenant.guestSettings;
    const refused = async (mail: string) => refusal(await invite({ invitedUserEmailAddress: mail }));
    assert.equal(await refused('nobody@contoso.com'), '400 BadRequest');
    settings.blockedDomains = ['fabrikam.com'];
    assert.equal(await refused('kai@fabrikam.com'), '400 BadRequest');
    settings.blockedTenantDomains = ['litware.com'];
    assert.equal(await refused('kai@litware.com'), '403 Forbidden');
    settings.allowInvitesFrom = 'none';
    assert.equal(await refused('kai@adatum.com'), '403 Forbidden');
    assert.deepEqual(directory.tenant.invitationsSent, []);
  });

  it('are refused for a colleague, and for an unknown id', async () => {
    const megan = person('Megan Bowen').user;
    const invitedUserEmailAddress = 'meganb@contoso.com';
    assert.equal(refusal(await invite({ invitedUserEmailAddress, invitedUser: { id: megan.id } })), '400 BadRequest');
    assert.equal(refusal(await invite({ invitedUserEmailAddress })), '400 BadRequest');
    const id = '00000000-0000-4000-8000-000000000000';
    assert.equal(refusal(await invite({ invitedUser: { id } })), '404 Request_ResourceNotFound');
  });

  for (const [what, fields] of [
    ['without an address', { invitedUserEmailAddress: undefined }],
    ['with an address that is none', { invitedUserEmailAddress: 'Noor' }],
    ['without a page to go to', { inviteRedirectUrl: undefined }],
    ['with a page that is none', { inviteRedirectUrl: 'apps' }],
    ['with a user that has no id', { invitedUser: {} }],
    ['with a property that an invitation does not have', { resend: true }],
  ] as const) {
    it(`are refused ${what}`, async () => {
      assert.equal(refusal(await invite({ sendInvitationMessage: true, ...fields })), '400 BadRequest');
      assert.deepEqual(directory.tenant.invitationsSent, []);
    });
  }

  it('cannot be read', async () => {
    assert.equal((await ask(directory, '/invitations')).status, 405);
  });
});
