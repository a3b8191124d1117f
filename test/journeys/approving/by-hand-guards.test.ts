/** Requests handled by hand pass the same guards as those that the bot carries out. */
import assert from 'node:assert/strict';
import { giveRole } from '../../../sandbox/directory/administration.ts';
import { GROUPS } from '../../../sandbox/directory/contoso/groups.ts';
import { syncedFields } from '../../../sandbox/directory/contoso/build-user.ts';
import { findUser } from '../../../sandbox/directory/tenant.ts';
import { auditTrail, refusalsOf } from '../../support/world/journey.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, helpdesk, userAdmin, authAdmin, globalAdmin } = NAMES;
/** All of them are synced from Active Directory. */
const [CHIEF, NEVER, PLAIN, LATE, STOPPED] = [
  'Cora Chief',
  'Nina Nevin',
  'Paul Plain',
  'Lars Late',
  'Stan Stopped',
] as const;
const SYNCED = [CHIEF, NEVER, PLAIN, LATE, STOPPED];
const FEDERATED = 'Diego Siciliani';

describe('journey: guards for requests handled by hand', () => {
  let world: World;
  before(async () => {
    const people = SYNCED.map((name) => {
      const alias = name.slice(0, 4).toLowerCase();
      const { user, ...person } = colleague(name, alias);
      return { ...person, user: { ...user, ...syncedFields(alias) } };
    });
    world = await startWorld({
      people,
      settings: { IDENTITY_CODE: 'on', NEVER_RESET: GROUPS.breakGlass, REQUESTS_PER_HOUR: '100' },
    });
    const { tenant } = world.directory;
    giveRole(tenant, world.id(CHIEF), 'Global Administrator');
    for (const name of [NEVER, FEDERATED]) tenant.members.get(GROUPS.breakGlass)?.push(world.id(name));
  });
  after(() => world.dispose());

  const ask = async (name: string, text: string): Promise<CardMessage> => {
    const before = world.teams.revision();
    await world.say(name, text);
    await world.say(name, 'Forgotten');
    if (text.includes(' for ')) await world.confirm(name, before);
    return world.approvalCard(/Help .+ with their password\?/, before);
  };
  const handle = async (who: string, on: CardMessage, code = ''): Promise<string> =>
    (await world.click(who, on, 'handled', { code })).text;

  for (const name of [NEVER, FEDERATED]) {
    it(`nobody on the never-list reaches the approvers: ${name}`, async () => {
      const before = world.teams.revision();
      await world.say(name, 'reset my password');
      await world.say(name, 'Forgotten');
      await world.told(name, /This account cannot be reset from a chat/, before);
    });
  }

  let chief: CardMessage;

  it('a colleague asks for a Global Administrator: the card shows the role, and that two approvers are needed', async () => {
    chief = await ask(megan, `reset password for ${CHIEF}`);
    assert.match(chief.text, /Roles\nGlobal Administrator/);
    assert.match(chief.text, /Two approvers are needed: the account is privileged/);
    assert.match(chief.text, /The first “Mark as handled” only approves: reset nothing yet/);
    assert.match(chief.text, /they read out the code/);
    assert.match(JSON.stringify(chief.card), /"type":"Input\.Text","id":"code"/);
    assert.deepEqual(verbsOf(chief.card), ['handled', 'deny']);
  });

  it('nobody whose role does not reach the account can mark it as handled, whatever they type', async () => {
    for (const who of [helpdesk, userAdmin]) assert.match(await handle(who, chief, '123456'), /a higher admin role/);
  });

  it('nobody can mark it as handled without the requester’s code', async () => {
    assert.match(await handle(globalAdmin, chief), /An approval needs the requester’s code/);
    await world.codeOf(megan);
    assert.match(await handle(globalAdmin, chief, '000001'), /That is not the code/);
  });

  it('it takes two different people, each with their own code', async () => {
    const first = await world.codeOf(megan);
    assert.match(await handle(globalAdmin, chief, first), /Second approval[^]*First approved by\nAllan Deyoung/);
    assert.match(await handle(globalAdmin, chief, first), /Second approval/, 'the same person does not count');
    assert.match(await handle(authAdmin, chief, first), /needs the requester’s code|not the code/);
    assert.match(
      await handle(authAdmin, chief, await world.codeOf(megan)),
      /Dealt with by hand[^]*First approved by\nAllan Deyoung[^]*Dealt with by\nIsaiah Langer/,
    );
  });

  it('an account without roles takes one approver, with the code; denying needs no code', async () => {
    const plain = await ask(PLAIN, 'reset my password');
    assert.doesNotMatch(plain.text, /Two approvers/);
    assert.match(plain.text, /Roles\nNone/);
    assert.match(await handle(helpdesk, plain, await world.codeOf(PLAIN)), /Dealt with by\nGrady Archie/);
    const again = await ask(PLAIN, 'reset my password');
    assert.match((await world.click(helpdesk, again, 'deny', { reason: 'Not them' })).text, /Denied/);
    await world.told(PLAIN, /Not approved[^]*Not them/);
  });

  it('the requester is checked again: if they were disabled meanwhile, nobody can mark it as handled', async () => {
    const late = await ask(LATE, `reset password for ${PLAIN}`);
    const code = await world.codeOf(LATE);
    const requester = findUser(world.directory.tenant, world.id(LATE));
    assert.ok(requester);
    requester.accountEnabled = false;
    assert.match(await handle(helpdesk, late, code), /The requester can no longer ask/);
    requester.accountEnabled = true;
    assert.match((await world.click(helpdesk, late, 'deny', { reason: 'Left' })).text, /Denied/);
  });

  it('under "lockdown stop" it waits, and no new request reaches the approvers', async () => {
    const stopped = await ask(STOPPED, 'reset my password');
    const code = await world.codeOf(STOPPED);
    await world.teams.sendMessage(world.id(globalAdmin), world.teams.approvals.conversationId, 'lockdown stop');
    const redrawn = await world.approvalCard(/’s password reset has to wait/);
    assert.deepEqual(verbsOf(redrawn.card), ['deny']);
    assert.match(await handle(helpdesk, stopped, code), /Lockdown: no password is reset at present/);
    const before = world.teams.revision();
    await world.say(PLAIN, 'reset my password');
    await world.say(PLAIN, 'Forgotten');
    await world.told(PLAIN, /No password is reset at present/, before);
    await world.teams.sendMessage(world.id(globalAdmin), world.teams.approvals.conversationId, 'lockdown off');
    await world.approvalCard(/Lockdown is over/, before);
    assert.match(await handle(helpdesk, stopped, await world.codeOf(STOPPED)), /Dealt with by\nGrady Archie/);
  });

  it('all of it is on record', async () => {
    const trail = await auditTrail(world);
    const because = trail.filter(({ action }) => action === 'refused').map(({ detail }) => detail['because']);
    assert.deepEqual(because, ['protected', 'protected', 'locked-down']);
    const refused = refusalsOf(trail, 'handled').map(([, reason]) => reason);
    assert.deepEqual(refused.slice(0, 4), ['role-too-low', 'role-too-low', 'code-none', 'code-none']);
    assert.deepEqual(refused.slice(-2), ['requester-void', 'locked-down']);
    assert.deepEqual(world.directory.tenant.passwordWrites, []);
  });
});
