import assert from 'node:assert/strict';
import { CONTOSO, type PersonKind, type SamplePerson, people } from '../../../sandbox/directory/people.ts';
import { auditTrail, requestOf } from '../../support/world/journey.ts';
import { resetPagesOf, verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

/** Approvers decide; or the requester is sent to the home directory, with this page; or approvers are told why to look. */
type Outcome =
  | { readonly state: 'pending' }
  | { readonly state: 'redirected'; readonly says: RegExp; readonly page: string | null }
  | { readonly state: 'escalated'; readonly because: RegExp };

const WORK_PAGE = 'https://passwordreset.microsoftonline.com/';
const here: Outcome = { state: 'pending' };
const home = (says: RegExp, page: string | null): Outcome => ({ state: 'redirected', says, page });
const organisation = (name: string, domain: string): Outcome =>
  home(new RegExp(`${name} \\(${domain}\\)`), `${WORK_PAGE}?whr=${domain}`);
const unsure = (because: RegExp): Outcome => ({ state: 'escalated', because });

const KINDS: Readonly<Record<Exclude<PersonKind, 'stranger'>, Outcome>> = {
  'cloud-member': here,
  admin: here,
  'internal-guest': here,
  converted: here,
  privileged: here,
  'same-name': here,
  synced: unsure(/reset it in Active Directory/),
  'our-federated-domain': unsure(/identity provider of that domain/),
  'entra-guest': organisation('Forth Coffee', 'forthcoffee.com'),
  'entra-member': organisation('Fabrikam, Inc.', 'fabrikam.com'),
  'synced-external': organisation('Fabrikam, Inc.', 'fabrikam.com'),
  'user-flow-guest': organisation('Litware', 'litware.com'),
  'invited-internal-redeemed': organisation('Woodgrove Bank', 'woodgrovebank.com'),
  'invited-internal-pending': unsure(/invitation is not redeemed/),
  'microsoft-account': home(/personal Microsoft account/, 'https://account.live.com/password/reset'),
  google: home(/Google keeps its password/, 'https://accounts.google.com/signin/recovery'),
  facebook: home(/Facebook keeps its password/, 'https://www.facebook.com/login/identify'),
  'partner-identity-provider': home(/help desk of tailspintoys\.com/, null),
  'one-time-passcode': home(/There is no password to reset/, `https://myapps.microsoft.com/?tenantid=${CONTOSO.id}`),
  'pending-invitation': home(/invitation has not been accepted/, null),
  'email-verified': unsure(/has no admin/),
  'local-account': unsure(/app’s sign-in page/),
  'linked-account': unsure(/more than one way to sign in/),
  'leftover-guest': unsure(/has no external credential/),
  restricted: unsure(/restricted management administrative unit/),
  disabled: unsure(/disabled/),
  agent: unsure(/AI agent/),
  resource: unsure(/room or an equipment/),
};

/** People whose outcome differs from that of their kind. */
const EXCEPTIONS: Readonly<Record<string, Outcome>> = {
  'Ravi Shah': organisation('A. Datum Corporation', 'adatum.com'),
  'Zoe Martin': home(/cohovineyard\.com/, WORK_PAGE),
  'Bianca Pisani': home(/northwindtraders\.com/, `${WORK_PAGE}?whr=northwindtraders.com`),
};

/** Colleagues who ask in turn, since one person may ask five times an hour. */
const requesters = people.filter(({ kind }) => kind === 'privileged' || kind === 'admin');

function outcomeOf({ kind, user }: SamplePerson): Outcome {
  assert.notEqual(kind, 'stranger');
  return EXCEPTIONS[user.displayName] ?? KINDS[kind === 'stranger' ? 'agent' : kind];
}

describe('journey: a colleague asks for every kind of account there is', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.dispose());

  const askFor = async (requester: SamplePerson, subject: SamplePerson): Promise<number> => {
    const before = world.teams.revision();
    const { id, mail } = subject.user;
    await world.say(requester.user.displayName, `reset password for ${mail ?? id}`);
    await world.say(requester.user.displayName, 'Is standing at my desk');
    return before;
  };
  /** The requester's newest card, once it shows the outcome. */
  const answerTo = (requester: SamplePerson, pattern: RegExp, after: number): Promise<CardMessage> =>
    world.told(requester.user.displayName, pattern, after);

  for (const [index, subject] of people.entries()) {
    const { displayName, id } = subject.user;
    const outcome = outcomeOf(subject);
    const [first, second] = [requesters[index % requesters.length], requesters[(index + 1) % requesters.length]];
    const requester = first === subject ? second : first;

    it(`${subject.kind}: ${displayName} (${subject.about.en}) → ${outcome.state}`, async () => {
      assert.ok(requester);
      const before = await askFor(requester, subject);
      if (outcome.state === 'pending' || outcome.state === 'escalated') {
        const shown = await answerTo(requester, /Is this the account\?/, before);
        assert.ok(shown.text.includes(`${displayName}\n${subject.user.userPrincipalName}`), shown.text);
        await world.confirm(requester.user.displayName, before);
      }
      switch (outcome.state) {
        case 'pending': {
          const approval = await world.approvalCard(/Reset .+’s password\?/, before);
          assert.match(approval.text, new RegExp(`${displayName}[^]*${id}`));
          assert.deepEqual(verbsOf(approval.card).sort(), ['approve', 'deny']);
          await answerTo(requester, /has been received/, before);
          break;
        }
        case 'redirected': {
          const told = await answerTo(requester, /Nothing was changed/, before);
          assert.match(told.text, outcome.says);
          const pages = resetPagesOf(told);
          assert.equal(pages[0] ?? null, outcome.page);
          await forgeApproval(told);
          break;
        }
        case 'escalated': {
          const told = await answerTo(requester, /has been received/, before);
          const escalated = await world.approvalCard(/Help .+ with their password\?/, before);
          assert.match(escalated.text, outcome.because);
          assert.deepEqual(verbsOf(escalated.card), ['handled', 'deny'], 'nothing can be approved');
          await forgeApproval(told);
        }
      }
    });
  }

  /** A Global Administrator sends a click that no card offers. */
  async function forgeApproval(told: CardMessage): Promise<void> {
    const { teams } = world;
    const data = { verb: 'approve', request: requestOf(told) };
    const approver = world.id(NAMES.globalAdmin);
    const { status, body } = await teams.invoke(approver, teams.approvals.conversationId, told.message.id, {
      verb: 'approve',
      data,
    });
    assert.equal(status, 200);
    assert.match(JSON.stringify(body), /Your click changed nothing/);
  }

  it('nothing was written for anyone: no request got further than asking for an approval', async () => {
    const trail = await auditTrail(world);
    const states = trail.filter(({ action }) => action === 'found').map(({ detail }) => detail['state']);
    assert.deepEqual(
      states.sort(),
      people.map((one) => outcomeOf(one).state).sort(),
      'each request ended as its kind says',
    );
    assert.deepEqual(
      trail.filter(({ action }) => action === 'approved'),
      [],
    );
    assert.equal(world.directory.tenant.passwordWrites.length, 0);
    assert.ok(world.directory.calls.every(({ method }) => method === 'GET' || method === 'POST'));
  });
});
