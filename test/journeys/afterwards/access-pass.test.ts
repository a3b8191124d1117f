import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { giveRole } from '../../../sandbox/directory/administration.ts';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import type { AccessPass } from '../../../sandbox/directory/tenant.ts';
import { stored, until } from '../../support/world/as-approver.ts';
import { auditTrail, everythingStored, requestOf } from '../../support/world/journey.ts';
import { MINUTE, timePasses } from '../../support/world/stages.ts';
import { addressOf, colleague } from '../../support/world/colleagues.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { alex, helpdesk, userAdmin, authAdmin, globalAdmin } = NAMES;
const [ANN, BEN, CEM, DIA, EVA, FAY, GIL] = [
  'Ann Alder',
  'Ben Beech',
  'Cem Cedar',
  'Dia Durian',
  'Eva Elm',
  'Fay Fir',
  'Gil Gum',
] as const;
const NEW_PASS = { method: 'POST', path: /\/authentication\/temporaryAccessPassMethods$/ };

describe('journey: a Temporary Access Pass is handed over instead of a password', () => {
  let world: World;
  before(async () => {
    const people = [ANN, BEN, CEM, DIA, EVA, FAY, GIL].map((name) => colleague(name));
    world = await startWorld({ people, settings: { HANDOVER: 'access-pass', ACCESS_PASS_APPROVERS: '1' } });
  });
  after(() => world.dispose());

  const passesOf = (name: string): readonly AccessPass[] =>
    world.directory.tenant.accessPasses.filter(({ user }) => user === world.id(name));
  const signIn = (name: string): string => world.directory.signIn(addressOf(name), SAMPLE_PASSWORD);
  const approvedFor = async (name: string, requester = name): Promise<CardMessage> => {
    const what = requester === name ? 'reset my password' : `reset password for ${name}`;
    const approval = await world.askFor(requester, what, `It is about ${name}`);
    await world.click(authAdmin, approval, 'approve');
    return approval;
  };
  /** @returns the one pass that is valid, which the answer shows */
  const shownTo = async (reader: string, card: CardMessage, owner = reader): Promise<AccessPass> => {
    const { text } = await world.click(reader, card, 'reveal');
    const [pass, ...others] = passesOf(owner);
    assert.ok(pass);
    assert.deepEqual(others, []);
    assert.ok(text.split('\n').includes(pass.value), text);
    return pass;
  };

  it('is shown to its owner once, is good for one sign-in, and leaves the password as it was', async () => {
    await approvedFor(ANN);
    const card = await world.told(ANN, /Show once/);
    assert.match(card.text, /Your temporary pass is ready/);
    const pass = await shownTo(ANN, card);
    assert.deepEqual([pass.isUsableOnce, pass.lifetimeInMinutes, pass.by.person], [true, 60, null]);
    const again = await world.click(ANN, card, 'reveal');
    assert.ok(!again.text.includes(pass.value));
    assert.match(again.text, /The Temporary Access Pass was shown/);
    assert.equal(signIn(ANN), 'ok');
    assert.deepEqual(world.directory.tenant.passwordWrites, []);
    const kept = [await everythingStored(world), world.logged(), JSON.stringify(world.teams.history())];
    for (const text of kept) assert.ok(!text.includes(pass.value));
  });

  it('is shown to the approver, who hands it over, if someone else asked', async () => {
    await approvedFor(BEN, alex);
    const card = await world.told(authAdmin, /Show once/);
    assert.match(card.text, /A temporary pass was made: hand it over/);
    await shownTo(authAdmin, card, BEN);
  });

  it('if Graph’s answer with the pass is lost, only the newest pass is valid, and that is the one shown', async () => {
    world.directory.failNext({ match: NEW_PASS, with: 'lost-answer' });
    const approval = await approvedFor(CEM);
    await until(world, () => passesOf(CEM).length === 1);
    const [lost] = passesOf(CEM);
    assert.ok(lost);
    const card = await world.told(CEM, /Show once/, approval.message.revision);
    const pass = await shownTo(CEM, card);
    assert.notEqual(pass.value, lost.value);
  });

  it('is erased if nobody reads it; the password is unchanged, so nothing is replaced', async () => {
    const approval = await approvedFor(DIA);
    await world.told(DIA, /Show once/, approval.message.revision);
    const before = world.teams.revision();
    await timePasses(world, requestOf(approval), 11 * MINUTE);
    const { text } = await world.told(DIA, /The temporary pass has expired/, before);
    assert.match(text, /Your password is as it was\. Please ask again/);
    const { status } = await stored(world, requestOf(approval));
    assert.partialDeepStrictEqual(status, { handover: { state: 'erased' }, scramble: 'not-needed' });
    assert.equal(signIn(DIA), 'ok');
  });

  it('is void if its owner says "This was not me", and so is their password', async () => {
    const approval = await approvedFor(EVA);
    const card = await world.told(EVA, /Show once/, approval.message.revision);
    const seen = await shownTo(EVA, card);
    await world.click(EVA, card, 'not-me');
    await world.approvalCard(/The owner says: this was not me[^]*Replaced by one that nobody knows/);
    const [left, ...others] = passesOf(EVA);
    assert.deepEqual(others, []);
    assert.notEqual(left?.value, seen.value);
    assert.equal(signIn(EVA), 'wrong-password');
  });

  it('is not made if the tenant’s policy does not allow it: everybody is told why, and nothing changes', async () => {
    const { accessPassPolicy } = world.directory.tenant;
    accessPassPolicy.state = 'disabled';
    const approval = await approvedFor(FAY);
    const { text, card } = await world.told(FAY, /did not succeed/);
    assert.match(text, /I am not allowed to give out a temporary pass, so nothing was changed/);
    assert.ok(!verbsOf(card).includes('reveal'));
    const redrawn = await world.approvalCard(
      /policy does not allow a Temporary Access Pass/,
      approval.message.revision,
    );
    assert.deepEqual(verbsOf(redrawn.card), []);
    accessPassPolicy.state = 'enabled';
    assert.deepEqual(passesOf(FAY), []);
    const tried = world.directory.calls.filter(({ path }) =>
      path.endsWith(`/${world.id(FAY)}/authentication/temporaryAccessPassMethods`),
    );
    assert.deepEqual(tried, [], 'the policy is read first');
    assert.equal(signIn(FAY), 'ok');
  });

  it('stays if someone made it by hand: no other is made, and the approvers are told why', async () => {
    const byHand: AccessPass = {
      ...{ id: randomUUID(), user: world.id(GIL), value: 'by-hand', lifetimeInMinutes: 60, isUsableOnce: false },
      ...{ createdDateTime: new Date().toISOString(), startDateTime: new Date().toISOString() },
      by: { appId: 'portal', person: world.id(globalAdmin) },
    };
    world.directory.tenant.accessPasses.push(byHand);
    const approval = await approvedFor(GIL);
    const { text } = await world.told(GIL, /did not succeed/);
    assert.match(text, /A temporary pass could not be made, so nothing was changed/);
    await world.approvalCard(/already has a Temporary Access Pass that was not made here/, approval.message.revision);
    assert.deepEqual(passesOf(GIL), [byHand]);
  });

  it('is on record, with the reason if it failed, and never with its value', async () => {
    const trail = await auditTrail(world);
    const failed = trail.filter(({ action }) => action === 'failed').map(({ detail }) => detail['because']);
    assert.deepEqual(failed, ['pass-not-allowed', 'pass-exists']);
    const values = world.directory.tenant.accessPasses.map(({ value }) => value);
    assert.ok(values.length > 0);
    for (const value of values) assert.ok(!JSON.stringify(trail).includes(value));
  });
});

describe('journey: who may approve a Temporary Access Pass', () => {
  let world: World;
  before(async () => {
    const people = [ANN, BEN, CEM].map((name) => colleague(name));
    world = await startWorld({ people, settings: { HANDOVER: 'access-pass' } });
  });
  after(() => world.dispose());

  it('an approver whose role can only reset passwords is told why they cannot, and it is on record; they can still deny', async () => {
    const approval = await world.askFor(ANN, 'reset my password');
    for (const who of [helpdesk, userAdmin]) {
      const { text } = await world.click(who, approval, 'approve');
      assert.match(text, /may reset a password, but may not give out a Temporary Access Pass/);
    }
    const refused = (await auditTrail(world)).filter(({ action }) => action === 'refused:approved');
    assert.deepEqual(
      refused.map(({ by, detail }) => [by, detail['because']]),
      [helpdesk, userAdmin].map((who) => [who, 'no-pass-role']),
    );
    assert.deepEqual(world.directory.tenant.accessPasses, []);
    assert.match((await world.click(helpdesk, approval, 'deny', { reason: 'Unknown to us' })).text, /Denied/);
  });

  it('two approvers are needed before one is made, and the card says so', async () => {
    const approval = await world.askFor(BEN, 'reset my password');
    assert.match(approval.text, /Two approvers are needed: a Temporary Access Pass opens more than a password does/);
    await world.click(authAdmin, approval, 'approve');
    const second = await world.approvalCard(/Second approval/, approval.message.revision);
    await world.click(authAdmin, second, 'approve');
    assert.deepEqual(world.directory.tenant.accessPasses, []);
    await world.click(globalAdmin, second, 'approve');
    await world.told(BEN, /Show once/, approval.message.revision);
    assert.deepEqual(
      world.directory.tenant.accessPasses.map(({ user }) => user),
      [world.id(BEN)],
    );
  });

  it('none is made if the first approver has lost the role since', async () => {
    const approval = await world.askFor(CEM, 'reset my password');
    await world.click(authAdmin, approval, 'approve');
    const second = await world.approvalCard(/Second approval/, approval.message.revision);
    const { tenant } = world.directory;
    tenant.roleAssignments = tenant.roleAssignments.filter(({ principalId }) => principalId !== world.id(authAdmin));
    giveRole(tenant, world.id(authAdmin), 'Password Administrator');
    await world.click(globalAdmin, second, 'approve');
    await world.approvalCard(/an approver lost the right to give it/, approval.message.revision);
    assert.ok(!tenant.accessPasses.some(({ user }) => user === world.id(CEM)));
  });
});
