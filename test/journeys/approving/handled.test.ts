import assert from 'node:assert/strict';
import { giveRole } from '../../../sandbox/directory/administration.ts';
import { answerTo, invokeOf } from '../../support/http/forge.ts';
import { auditTrail, refusalsOf, requestOf } from '../../support/world/journey.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin } = NAMES;
const SYNCED = 'Henrietta Mueller';
const GUEST = 'User One';

/** Who presses the button without the right to, what they read, and what goes on record. */
const TRIED = [
  [alex, /You hold no admin role/, 'no-role'],
  [SYNCED, /This is your own password/, 'own-password'],
  [megan, /You hold no admin role/, 'no-role'],
  [GUEST, /account of another organisation/, 'not-internal'],
  ['Joni Sherman', /a higher admin role than yours/, 'role-too-low'],
] as const;

describe('journey: a request to be handled by hand', () => {
  let world: World;
  let escalated: CardMessage;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.dispose());

  const listed = async (name: string, pattern: RegExp): Promise<CardMessage> => {
    const before = world.teams.revision();
    await world.say(name, 'pending');
    return world.told(name, pattern, before);
  };

  it('is given to the approvers, with what to do; "pending" lists it', async () => {
    await world.say(SYNCED, 'reset my password');
    await world.say(SYNCED, 'Forgotten');
    escalated = await world.approvalCard(/Help .+ with their password\?/);
    assert.match(escalated.text, /Verify the person, then reset it in Active Directory/);
    assert.deepEqual(verbsOf(escalated.card), ['handled', 'deny']);
    await world.told(SYNCED, /A person will look at this/);
    assert.match((await listed(helpdesk, /Henrietta Mueller/)).text, /To be dealt with by hand/);
  });

  it('cannot be marked as handled by someone whose role does not reach the account, nor by its owner', async () => {
    giveRole(world.directory.tenant, world.id(alex), 'Helpdesk Administrator', { as: 'eligible' });
    assert.match((await world.click(alex, escalated, 'handled')).text, /You hold no admin role/);
    const value = { action: { type: 'Action.Execute', verb: 'handled', data: { request: requestOf(escalated) } } };
    for (const [who, says] of TRIED.slice(1))
      assert.match((await answerTo(world, invokeOf(world, world.id(who), value))).text, says);
    assert.deepEqual(verbsOf((await world.approvalCard(/Help .+ with their password\?/)).card), ['handled', 'deny']);
  });

  it('is marked as handled by an approver: their card, the channel’s and the requester’s say so', async () => {
    const before = world.teams.revision();
    const answer = await world.click(helpdesk, escalated, 'handled');
    assert.match(answer.text, /Dealt with by hand[^]*Dealt with by\nGrady Archie/);
    assert.deepEqual(verbsOf(answer.value), []);
    const redrawn = await world.approvalCard(/Dealt with by\nGrady Archie/, before);
    assert.equal(redrawn.message.id, escalated.message.id);
    await world.told(SYNCED, /The help desk has dealt with it/, before);
  });

  it('is then no longer listed and cannot be cancelled, and another approver’s click changes nothing', async () => {
    await listed(helpdesk, /Nothing is waiting/);
    const late = await world.click(userAdmin, escalated, 'handled');
    assert.match(late.text, /settled already[^]*Your click changed nothing/);
    const before = world.teams.revision();
    await world.say(SYNCED, 'cancel');
    await world.told(SYNCED, /There is nothing to cancel/, before);
  });

  it('can be asked for again', async () => {
    const before = world.teams.revision();
    await world.say(SYNCED, 'reset my password');
    await world.say(SYNCED, 'Forgotten once more');
    const again = await world.approvalCard(/Forgotten once more/, before);
    assert.deepEqual(verbsOf(again.card), ['handled', 'deny']);
  });

  it('is on record: who tried, who did it', async () => {
    const trail = await auditTrail(world);
    const handled = trail.filter(({ action }) => action === 'handled');
    assert.deepEqual(
      handled.map(({ by, detail }) => [by, detail['subject']]),
      [[helpdesk, world.id(SYNCED)]],
    );
    const tried = TRIED.map(([who, , because]) => [who, because]);
    assert.deepEqual(refusalsOf(trail, 'handled'), tried);
    assert.deepEqual(world.directory.tenant.passwordWrites, []);
  });
});
