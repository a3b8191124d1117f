import assert from 'node:assert/strict';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import { textOf, verbsOf } from '../../support/world/read-card.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

const MEGAN = 'meganb@contoso.com';

describe('journey: a password that lives here', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.dispose());

  it('is asked for on a card, approved on a card, reset once, and shown once to its owner', async () => {
    const { teams, directory } = world;
    await world.say(NAMES.megan, 'I forgot my password');
    const ask = await world.told(NAMES.megan, /Whose password|Reset your password/);
    const asked = await world.click(NAMES.megan, ask, 'ask', { whose: 'mine', reason: 'Forgotten on holiday' });
    assert.deepEqual([asked.status, asked.statusCode], [200, 200]);

    const approval = await world.approvalCard(/Forgotten on holiday/);
    assert.match(approval.text, /meganb@contoso\.com/i);
    assert.match(approval.text, new RegExp(world.id(NAMES.megan)));
    const progress = await world.told(NAMES.megan, /approv/i);
    assert.equal(progress.message.id, ask.message.id, 'one card goes through the whole request');

    const approved = await world.click(NAMES.helpdesk, approval, 'approve');
    assert.equal(approved.statusCode, 200);
    assert.match(approved.text, /Grady Archie/);

    const done = await world.told(NAMES.megan, /Show once/);
    const shown = await world.click(NAMES.megan, done, 'reveal');
    const password = /[A-Z][a-z2-9]{5}-[a-z2-9]{6}-[a-z2-9]{6}/.exec(shown.text)?.[0] ?? '';
    assert.equal(directory.signIn(MEGAN, SAMPLE_PASSWORD), 'wrong-password');
    assert.equal(directory.signIn(MEGAN, password), 'must-change-password');
    assert.equal(directory.tenant.passwordWrites.length, 1);

    const again = await world.click(NAMES.megan, done, 'reveal');
    assert.doesNotMatch(again.text, new RegExp(password));
    assert.match(again.text, /was shown/);
    const redrawn = await world.approvalCard(/Grady Archie/);
    assert.deepEqual(verbsOf(redrawn.card), [], 'no buttons are left on a decided card');
    assert.doesNotMatch(JSON.stringify(teams.history()), new RegExp(password));
    assert.doesNotMatch(world.logged(), new RegExp(password));
  });

  it('is asked for by typing alone', async () => {
    await world.askFor(NAMES.megan, 'reset my password', 'Lost my notebook');
    assert.match((await world.approvalCard(/Lost my notebook/)).text, /Megan Bowen/);
  });

  it('is denied with a reason that the requester reads; nothing is reset', async () => {
    const approval = await world.askFor(NAMES.megan, 'reset my password');
    await world.click(NAMES.helpdesk, approval, 'deny', { reason: 'I could not reach you' });
    assert.match((await world.told(NAMES.megan, /could not reach you/)).text, /Grady Archie/);
    const redrawn = await world.approvalCard(/could not reach you/);
    assert.deepEqual(verbsOf(redrawn.card), []);
    assert.equal(world.directory.tenant.passwordWrites.length, 0);
  });

  it('is asked for twice: the second ask is answered with the card of the first, and its buttons', async () => {
    const approval = await world.askFor(NAMES.megan, 'reset my password');
    const reference = /PR-[A-Z0-9]{6}/.exec(textOf(approval.card))?.[0] ?? 'no reference';
    const live = new RegExp(`Waiting for approval[^]*${reference}[^]*Cancel`);
    await world.told(NAMES.megan, live);
    const before = world.teams.revision();
    await world.say(NAMES.megan, 'reset my password');
    await world.told(NAMES.megan, live, before);
  });

  it('is approved twice at once: one reset, and the other approver is told who was first', async () => {
    const approval = await world.askFor(NAMES.megan, 'reset my password');
    const [one, other] = await Promise.all([
      world.click(NAMES.helpdesk, approval, 'approve'),
      world.click(NAMES.userAdmin, approval, 'approve'),
    ]);
    const late = [one, other].filter(({ text }) => text.includes('settled already'));
    assert.equal(late.length, 1);
    await world.told(NAMES.megan, /Show once/);
    assert.equal(world.directory.tenant.passwordWrites.length, 1);
  });

  it('is asked for by a colleague: only the approver reads the password, in their own chat', async () => {
    const approval = await world.askFor(NAMES.alex, `reset password for ${MEGAN}`, 'She called me');
    assert.equal(
      (await world.click(NAMES.alex, approval, 'approve')).text.includes('made this request yourself'),
      true,
    );
    await world.click(NAMES.helpdesk, approval, 'approve');
    const handover = await world.told(NAMES.helpdesk, /Show once/);
    const shown = await world.click(NAMES.helpdesk, handover, 'reveal');
    const password = /[A-Z][a-z2-9]{5}-[a-z2-9]{6}-[a-z2-9]{6}/.exec(shown.text)?.[0] ?? '';
    assert.equal(world.directory.signIn(MEGAN, password), 'must-change-password');
    const requesters = await world.told(NAMES.alex, /Grady Archie/);
    assert.deepEqual(verbsOf(requesters.card), []);
  });

  it('cannot be approved by someone without a role', async () => {
    const approval = await world.askFor(NAMES.megan, 'reset my password');
    assert.match((await world.click(NAMES.alex, approval, 'approve')).text, /no admin role/);
    assert.equal(world.directory.tenant.passwordWrites.length, 0);
  });

  it('is asked for once, even if the form is delivered twice: the second gets the same card', async () => {
    await world.say(NAMES.megan, 'reset password');
    const ask = await world.told(NAMES.megan, /Whose password|Reset your password/);
    const answer = { whose: 'mine', reason: 'Forgotten on holiday' };
    await world.click(NAMES.megan, ask, 'ask', answer);
    const approval = await world.approvalCard(/Forgotten on holiday/);
    const again = await world.click(NAMES.megan, ask, 'ask', answer);
    assert.equal(again.statusCode, 200);
    const [, reference] = /(PR-\w{6})/.exec(approval.text) ?? [];
    assert.ok(reference !== undefined && again.text.includes(reference));
  });

  it('can be approved on the old card after a restart', async () => {
    const approval = await world.askFor(NAMES.megan, 'reset my password');
    await world.stopBot();
    await world.startBot();
    await world.click(NAMES.helpdesk, approval, 'approve');
    await world.told(NAMES.megan, /Show once/);
    assert.equal(world.directory.tenant.passwordWrites.length, 1);
  });

  it('is cancelled by its requester; the approval card says so', async () => {
    const approval = await world.askFor(NAMES.megan, 'reset my password');
    await world.say(NAMES.megan, 'cancel');
    const card = await world.approvalCard(/cancel|taken back|withdrawn/i, approval.message.revision);
    assert.deepEqual(verbsOf(card.card), []);
    assert.ok(textOf(card.card).length > 0);
  });
});
