import assert from 'node:assert/strict';
import { auditTrail, refusalsOf } from '../../support/world/journey.ts';
import { hold } from '../../support/world/stages.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

const { globalAdmin, helpdesk, userAdmin } = NAMES;

describe('journey: doctor', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.dispose());

  it('tells an admin who may order a lockdown how the bot is set up', async () => {
    const before = world.teams.revision();
    await world.say(globalAdmin, 'doctor');
    const { text } = await world.told(globalAdmin, /Set-up check/, before);
    assert.match(text, /All that was checked is well: \d+ checks\. 1 could not be made\.\s/);
    assert.match(text, /permissions: The token has the \d+ permissions that the bot needs/);
    assert.match(text, /role: The bot holds the directory role User Administrator, and no other/);
    assert.match(text, /channel: The approvals channel is standard and has 5 members; 4 could approve now/);
  });

  it('names first what is wrong', async () => {
    const { tenant } = world.directory;
    const { appMayWritePasswords } = tenant;
    tenant.roleAssignments = tenant.roleAssignments.filter(({ principalId }) => principalId !== tenant.appObjectId);
    const before = world.teams.revision();
    await world.say(globalAdmin, 'Doctor');
    const { text } = await world.told(globalAdmin, /Set-up check/, before);
    assert.match(
      text,
      /1 of \d+ checks needs something done\. 1 could not be made\.\s+❌ role: The bot doesn't hold the directory role/,
    );
    assert.equal(tenant.appMayWritePasswords, appMayWritePasswords);
  });

  it('answers in the personal chat, wherever it is asked', async () => {
    const { teams } = world;
    const before = teams.revision();
    await teams.sendMessage(world.id(globalAdmin), teams.approvals.conversationId, 'doctor');
    await world.told(globalAdmin, /Set-up check/, before);
    assert.doesNotMatch(JSON.stringify(teams.history(teams.approvals.conversationId)), /Set-up check/);
  });

  it('takes a lockdown from the same admin while Microsoft Graph keeps it waiting', async () => {
    const domains = hold(world, { method: 'GET', path: /\/domains$/ });
    const before = world.teams.revision();
    await world.say(globalAdmin, 'doctor');
    await domains.reached;
    await world.say(globalAdmin, 'lockdown on');
    await world.told(globalAdmin, /every reset needs two approvers now/, before);
    const ordered = world.teams.revision();
    domains.letGo();
    await world.told(globalAdmin, /Set-up check/, ordered);
  });

  it('refuses everybody else, and records it', async () => {
    for (const name of [helpdesk, userAdmin]) {
      const before = world.teams.revision();
      await world.say(name, 'doctor');
      await world.told(name, /Only an admin who may reset everybody’s password can have the set-up checked/, before);
    }
    assert.deepEqual(refusalsOf(await auditTrail(world), 'doctor'), [
      [helpdesk, 'no-role'],
      [userAdmin, 'no-role'],
    ]);
  });
});
