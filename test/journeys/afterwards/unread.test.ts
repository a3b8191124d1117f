import assert from 'node:assert/strict';
import type { RequestId } from '../../../src/requests/model/ids.ts';
import { setPassword } from '../../../sandbox/directory/administration.ts';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import { findUser } from '../../../sandbox/directory/tenant.ts';
import { stored, until, writesFor } from '../../support/world/as-approver.ts';
import { auditTrail, requestOf } from '../../support/world/journey.ts';
import { MINUTE, timePasses } from '../../support/world/stages.ts';
import { addressOf, colleague } from '../../support/world/colleagues.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { alex, helpdesk } = NAMES;
const [ANN, BEN, CEM, DIA, EVA] = ['Ann Alder', 'Ben Beech', 'Cem Cedar', 'Dia Durian', 'Eva Elm'] as const;

describe('journey: a temporary password that nobody reads', () => {
  let world: World;
  before(async () => {
    const people = [ANN, BEN, CEM, DIA, EVA].map((name) => colleague(name));
    world = await startWorld({ people });
  });
  after(() => world.dispose());

  const signIn = (name: string, password: string): string => world.directory.signIn(addressOf(name), password);
  const writeFor = (name: string) => ({ method: 'PATCH', path: new RegExp(world.id(name)) });
  /** A reset that Grady approved and that is done. @returns the one password that was written */
  const resetFor = async (
    name: string,
    requester = name,
  ): Promise<{ approval: CardMessage; request: RequestId; password: string }> => {
    const what = requester === name ? 'reset my password' : `reset password for ${name}`;
    const approval = await world.askFor(requester, what, `It is about ${name}`);
    await world.click(helpdesk, approval, 'approve');
    await world.told(requester === name ? name : helpdesk, /Show once/, approval.message.revision);
    const [written] = writesFor(world, name);
    assert.ok(written);
    assert.equal(signIn(name, written.password), 'must-change-password');
    return { approval, request: requestOf(approval), password: written.password };
  };

  it('is erased after ten minutes and replaced by one that nobody knows; the cards say so', async () => {
    const { approval, request, password } = await resetFor(ANN);
    await timePasses(world, request, 11 * MINUTE);
    const own = await world.told(ANN, /a password that nobody knows: please ask again/);
    assert.match(own.text, /The temporary password has expired[^]*was not read in time and was erased at/);
    assert.ok(verbsOf(own.card).includes('start') && !verbsOf(own.card).includes('reveal'));
    const approvers = await world.approvalCard(/Erased unread[^]*Replaced by one that nobody knows/);
    assert.equal(approvers.message.id, approval.message.id);
    const [, scrambled, ...more] = writesFor(world, ANN);
    assert.ok(scrambled?.changed);
    assert.deepEqual(more, []);
    for (const old of [password, SAMPLE_PASSWORD]) assert.equal(signIn(ANN, old), 'wrong-password');
    const { status } = await stored(world, request);
    assert.partialDeepStrictEqual(status, { handover: { state: 'erased' }, scramble: 'done', grant: null });
    assert.doesNotMatch(JSON.stringify(status), /"sealed"/);
  });

  it('does not stop the owner from asking again at once', async () => {
    const before = world.teams.revision();
    await world.askFor(ANN, 'reset my password', 'I was too late');
    await world.told(ANN, /Waiting for approval/, before);
  });

  it('is replaced as well if an approver was to hand it over: their card says so, and the requester’s', async () => {
    const { request, password } = await resetFor(BEN, alex);
    await timePasses(world, request, 11 * MINUTE);
    const handover = await world.told(helpdesk, /a password that nobody knows: a new request is needed/);
    assert.ok(!verbsOf(handover.card).includes('reveal'));
    await world.told(alex, /was not read in time and has been erased/);
    assert.equal(signIn(BEN, password), 'wrong-password');
    assert.equal(writesFor(world, BEN).length, 2);
  });

  it('is left alone if someone has set another password meanwhile', async () => {
    const { request } = await resetFor(CEM);
    await timePasses(world, request, 5 * MINUTE);
    const account = findUser(world.directory.tenant, world.id(CEM));
    assert.ok(account);
    setPassword(world.directory.tenant, account, 'Chosen-in-the-admin-centre-1', new Date());
    await timePasses(world, request, 6 * MINUTE);
    await world.told(CEM, /Another password has been set since/);
    await world.approvalCard(/Left alone: another one was set since/);
    assert.equal(signIn(CEM, 'Chosen-in-the-admin-centre-1'), 'ok');
    assert.equal(writesFor(world, CEM).length, 1);
  });

  it('is replaced even if the bot restarts in between and Graph fails at first', async () => {
    const { request, password } = await resetFor(DIA);
    // After it is erased and before it is scrambled, Graph fails, and the bot restarts while the job waits.
    world.directory.failNext({ match: writeFor(DIA), with: { status: 500, code: 'InternalServerError' } });
    await timePasses(world, request, 11 * MINUTE);
    await until(world, () => world.directory.calls.some(({ method, status }) => method === 'PATCH' && status === 500));
    assert.partialDeepStrictEqual((await stored(world, request)).status, { state: 'done', scramble: 'due' });
    await world.told(DIA, /a password that nobody knows: please ask again/);
    assert.equal(signIn(DIA, password), 'wrong-password');
    assert.equal(writesFor(world, DIA).length, 2);
  });

  it('stays valid if Graph refuses for good: the approvers’ card says so and offers "Secure the account"', async () => {
    const { request, password } = await resetFor(EVA);
    world.directory.failNext({
      match: writeFor(EVA),
      with: { status: 403, code: 'Authorization_RequestDenied' },
    });
    await timePasses(world, request, 11 * MINUTE);
    await world.told(EVA, /It may still be valid, though nobody has seen it/);
    const { text, card } = await world.approvalCard(/Could not be replaced: the temporary one may still be valid/);
    assert.match(text, /It is about Eva Elm/);
    assert.deepEqual(verbsOf(card), ['secure']);
    assert.equal(signIn(EVA, password), 'must-change-password');
  });

  it('each of these is on record, with its outcome', async () => {
    const trail = await auditTrail(world);
    const results = trail.filter(({ action }) => action === 'scrambled').map(({ detail }) => detail['result']);
    assert.deepEqual(results, ['done', 'done', 'not-needed', 'done', 'failed']);
    assert.equal(trail.filter(({ action }) => action === 'erased').length, 5);
    assert.equal(trail.filter(({ action }) => action === 'revealed').length, 0);
  });
});
