import assert from 'node:assert/strict';
import { giveRole } from '../../../sandbox/directory/administration.ts';
import { GROUPS } from '../../../sandbox/directory/contoso/groups.ts';
import { person } from '../../../sandbox/directory/people.ts';
import { auditTrail, passwordIn, refusalsOf } from '../../support/world/journey.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin, authAdmin, globalAdmin } = NAMES;
/** Privileged by role: a Reports Reader, whom all but a Password Administrator may reset. */
const READER = 'Emily Braun';
/** In a group on the operator's never-list. */
const NEVER = 'Christie Cline';
const FIRST = 'First Approver';
const ORDINARY = 'Olga Ordinary';

describe('journey: two approvers for a privileged account', () => {
  let world: World;
  before(async () => {
    world = await startWorld({
      people: [colleague(FIRST, 'first', true), colleague(ORDINARY, 'olga')],
      settings: { IDENTITY_CODE: 'on', PRIVILEGED_GROUPS: GROUPS.everyone, NEVER_RESET: GROUPS.breakGlass },
    });
    giveRole(world.directory.tenant, world.id(FIRST), 'User Administrator');
  });
  after(() => world.dispose());

  const writesFor = (name: string): number =>
    world.directory.tenant.passwordWrites.filter(({ user }) => user === world.id(name)).length;
  const approve = async (who: string, approval: CardMessage, code: string): Promise<string> => {
    const { statusCode, text } = await world.click(who, approval, 'approve', { code });
    assert.equal(statusCode, 200);
    return text;
  };
  /** The first approval, with the requester's code. */
  const firstApproval = async (requester: string, approver: string): Promise<CardMessage> => {
    const approval = await world.askFor(requester, 'reset my password', `I am ${requester}`);
    assert.match(approval.text, /Two approvers are needed/);
    assert.match(await approve(approver, approval, await world.codeOf(requester)), /Second approval/);
    await world.told(requester, /Waiting for a second approval/, approval.message.revision);
    return approval;
  };
  /** Takes all roles away, as far as the sandbox knows of them. */
  const takeRoles = (name: string): void => {
    const { tenant } = world.directory;
    tenant.roleAssignments = tenant.roleAssignments.filter(({ principalId }) => principalId !== world.id(name));
  };

  let approval: CardMessage;
  let first: string;

  it('after one approval for someone with a role, the card says by whom, and that one more is needed; nothing is reset', async () => {
    approval = await world.askFor(READER, 'reset my password');
    assert.match(approval.text, /Two approvers are needed: the account is privileged/);
    assert.match(approval.text, /Reports Reader/);
    assert.match((await world.told(READER, /Waiting for approval/)).text, /Two admins must agree/);
    first = await world.codeOf(READER);
    const answer = await approve(helpdesk, approval, first);
    assert.match(answer, /Second approval[^]*First approved by\nGrady Archie/);
    const redrawn = await world.approvalCard(/Second approval/);
    assert.deepEqual(verbsOf(redrawn.card).sort(), ['approve', 'deny']);
    await world.told(READER, /Waiting for a second approval[^]*Another one must agree/);
    assert.equal(writesFor(READER), 0);
  });

  it('more clicks by the same person do not count, and get the same answer, with any code', async () => {
    const again = await Promise.all([first, '', '000000'].map((code) => approve(helpdesk, approval, code)));
    for (const text of again) {
      assert.match(text, /Second approval[^]*First approved by\nGrady Archie/);
      assert.match(text, /You have already approved[^]*Another approver has to give the second approval/);
    }
    const own = await world.codeOf(READER);
    assert.match(await approve(helpdesk, approval, own), /Second approval/);
    assert.equal(writesFor(READER), 0);
  });

  it('the first approver’s code does not work for the second: they make their own call', async () => {
    assert.match(await approve(globalAdmin, approval, first), /That is not the code/);
    const fresh = await world.codeOf(READER);
    assert.match(
      await approve(globalAdmin, approval, fresh),
      /First approved by\nGrady Archie[^]*Approved by\nAllan Deyoung/,
    );
    const done = await world.approvalCard(/Done: the password was reset/, approval.message.revision);
    assert.match(done.text, /First approved by\nGrady Archie[^]*Approved by\nAllan Deyoung/);
    const shown = await world.click(READER, await world.told(READER, /Show once/), 'reveal');
    const { userPrincipalName } = person(READER).user;
    assert.equal(world.directory.signIn(userPrincipalName, passwordIn(shown.text)), 'must-change-password');
    assert.equal(writesFor(READER), 1);
    assert.match(await approve(helpdesk, approval, ''), /Done: the password was reset/, 'their click counted, too');
  });

  it('a member of a group that the operator named needs two as well, even through another group', async () => {
    const approval = await firstApproval(megan, helpdesk);
    assert.match(approval.text, /in a group that the operator named/);
    await approve(userAdmin, approval, await world.codeOf(megan));
    await world.told(megan, /Show once/);
    assert.equal(writesFor(megan), 1);
  });

  it('anyone else needs only one', async () => {
    const approval = await world.askFor(ORDINARY, 'reset my password');
    assert.doesNotMatch(approval.text, /Two approvers/);
    assert.match(await approve(helpdesk, approval, await world.codeOf(ORDINARY)), /Approved by\nGrady Archie/);
    await world.told(ORDINARY, /Show once/);
  });

  it('a second approver whose role does not reach is refused, and the first approval stands', async () => {
    const approval = await firstApproval('Lidia Holloway', globalAdmin);
    assert.match(await approve(helpdesk, approval, await world.codeOf('Lidia Holloway')), /higher admin role/);
    assert.match((await world.approvalCard(/Second approval/)).text, /First approved by\nAllan Deyoung/);
    assert.match((await world.click(authAdmin, approval, 'deny', { reason: 'Enough' })).text, /Denied/);
  });

  it('the first approver can still deny', async () => {
    const approval = await firstApproval('Joni Sherman', globalAdmin);
    const denied = await world.click(globalAdmin, approval, 'deny', { reason: 'On second thoughts' });
    assert.match(denied.text, /Denied: nothing was changed[^]*On second thoughts/);
    await world.told('Joni Sherman', /On second thoughts/);
  });

  for (const [title, requester, loser, when] of [
    ['if the first approver loses their role before the second approves', alex, FIRST, 'before'],
    [
      'if the second approver loses their role after their click, before the write',
      'Debra Berger',
      globalAdmin,
      'after',
    ],
  ] as const) {
    it(`${title}, nothing is written, and everybody is told`, async () => {
      const { directory } = world;
      const first = when === 'before' ? loser : authAdmin;
      const approval = await firstApproval(requester, first);
      const code = await world.codeOf(requester);
      if (when === 'before') takeRoles(loser);
      const stop = when === 'before' ? undefined : onSecondLook(loser, () => takeRoles(loser));
      assert.match(await approve(when === 'before' ? helpdesk : loser, approval, code), /Approved by/);
      const failed = await world.approvalCard(/Approved, but the reset did not succeed/, approval.message.revision);
      assert.match(failed.text, /an approver lost the right to give it[^]*Nothing was changed/);
      await world.told(requester, /the approval no longer holds/);
      stop?.();
      assert.equal(writesFor(requester), 0);
      assert.ok(directory.calls.every(({ method, path }) => method !== 'PATCH' || !path.includes(world.id(requester))));
      giveRole(directory.tenant, world.id(loser), when === 'before' ? 'User Administrator' : 'Global Administrator');
    });
  }

  /** The click reads someone's own roles first; the second read is the one before the write. */
  const onSecondLook = (name: string, act: () => void): (() => void) => {
    let looks = 0;
    return world.directory.onCall(({ path, query }, moment) => {
      const own =
        path.endsWith('/roleManagement/directory/roleAssignments') && query['$filter']?.includes(world.id(name));
      if (own !== true || moment !== 'received') return;
      looks += 1;
      if (looks === 2) act();
    });
  };

  it('if an account comes to need two approvers between its one approval and the write, nothing is written', async () => {
    const late = 'Adele Vance';
    const approval = await world.askFor(late, 'reset my password');
    const code = await world.codeOf(late);
    const stop = onSecondLook(userAdmin, () => giveRole(world.directory.tenant, world.id(late), 'Reports Reader'));
    assert.match(await approve(userAdmin, approval, code), /Approved by\nLidia Holloway/);
    await world.told(late, /the approval no longer holds/);
    stop();
    assert.equal(writesFor(late), 0);
  });

  it('nobody on the operator’s never-list is reset: their request is refused, and no approver sees it', async () => {
    const before = world.teams.revision();
    await world.say(NEVER, 'reset my password');
    await world.say(NEVER, 'Forgotten');
    await world.told(NEVER, /This account cannot be reset from a chat/, before);
    assert.equal(writesFor(NEVER), 0);
  });

  it('nor is someone added to it after they asked; any approver can deny that request', async () => {
    const late = 'Nestor Wilke';
    const approval = await world.askFor(late, 'reset my password');
    world.directory.tenant.members.get(GROUPS.breakGlass)?.push(world.id(late));
    assert.match(await approve(globalAdmin, approval, await world.codeOf(late)), /This account is protected/);
    assert.match((await world.click(helpdesk, approval, 'deny', { reason: 'Not from a chat' })).text, /Denied/);
    assert.equal(writesFor(late), 0);
  });

  it('all of it is on record: both approvers, every refusal, and every void approval', async () => {
    const trail = await auditTrail(world);
    const by = (action: string) => trail.filter((row) => row.action === action).map((row) => row.by);
    assert.deepEqual(by('first-approved'), [helpdesk, helpdesk, globalAdmin, globalAdmin, FIRST, authAdmin]);
    assert.deepEqual(by('approved'), [globalAdmin, userAdmin, helpdesk, helpdesk, globalAdmin, userAdmin]);
    const failures = trail.filter(({ action }) => action === 'failed').map(({ detail }) => detail['because']);
    assert.deepEqual(failures, ['approval-void', 'approval-void', 'approval-void']);
    const refused = refusalsOf(trail, 'approved').filter(([, because]) => !String(because).startsWith('code-'));
    assert.deepEqual(refused, [
      [helpdesk, 'role-too-low'],
      [globalAdmin, 'subject-protected'],
    ]);
    const notAsked = trail.filter(({ action }) => action === 'refused').map(({ detail }) => detail['because']);
    assert.deepEqual(notAsked, ['protected']);
  });
});

describe('journey: the operator names a group of approvers', () => {
  let world: World;
  before(async () => {
    // Megan and Alex are in it; no admin is yet.
    world = await startWorld({ approvals: false, settings: { APPROVER_GROUP: GROUPS.marketing } });
  });
  after(() => world.dispose());

  it('an admin outside it can set up, decide and see nothing; from the moment they are in it, they can', async () => {
    const { teams, directory } = world;
    const setUp = () => teams.sendMessage(world.id(globalAdmin), teams.approvals.conversationId, 'approvals here');
    await setUp();
    await world.approvalCard(/Only an admin who may reset passwords can set this up/);
    directory.tenant.members.get(GROUPS.marketing)?.push(world.id(globalAdmin));
    await setUp();
    await world.approvalCard(/Approval cards appear/);

    const approval = await world.askFor('Adele Vance', 'reset my password');
    assert.match((await world.click(helpdesk, approval, 'approve')).text, /not in the group of people who may decide/);
    assert.match((await world.click(helpdesk, approval, 'deny', { reason: 'x' })).text, /not in the group/);
    assert.match((await world.click(alex, approval, 'approve')).text, /no admin role/, 'the group alone is not enough');
    await world.say(helpdesk, 'pending');
    await world.told(helpdesk, /Only approvers can see what is waiting/);

    directory.tenant.members.get(GROUPS.marketing)?.push(world.id(helpdesk));
    assert.match((await world.click(helpdesk, approval, 'approve')).text, /Approved by\nGrady Archie/);
    await world.told('Adele Vance', /Show once/);
    assert.deepEqual(refusalsOf(await auditTrail(world), 'approved'), [
      [helpdesk, 'not-in-group'],
      [alex, 'no-role'],
    ]);
  });
});
