import assert from 'node:assert/strict';
import { SAMPLE_PASSWORD } from '../../src/sandbox/directory/people.ts';
import { answerTo, invokeOf } from '../support/forge.ts';
import { PASSWORD, type AuditRow, auditTrail, passwordIn, requestOf } from '../support/journey.ts';
import { type CardMessage, NAMES, type World, startWorld, verbsOf } from '../support/world.ts';

const { megan, alex, helpdesk, userAdmin, authAdmin, globalAdmin } = NAMES;
const GUEST = 'User One';
const EXTERNAL_MEMBER = 'Kim Akers';
const FOREIGNER = 'aaaaaaaa-0028-4000-8000-000000000001';
const NO_REQUEST = 'AAAAAAAAAAAAAAAAAAAAAA';

describe('journey: forged clicks', () => {
  let world: World;
  /** Megan's request for herself, which waits for an approver. */
  let pending: CardMessage;
  before(async () => {
    world = await startWorld();
    pending = await world.askFor(megan, 'reset my password');
  });
  after(() => world.dispose());

  /** Presses a button that need not exist, on a card that need not be there. @returns what the clicker reads */
  const press = async (who: string, verb: unknown, data: unknown, place: object = {}): Promise<string> => {
    const id = who === FOREIGNER ? FOREIGNER : world.id(who);
    const value = { action: { type: 'Action.Execute', id: '', verb, data }, trigger: 'manual' };
    const { statusCode, text } = await answerTo(world, invokeOf(world, id, value, { ...place }));
    assert.equal(statusCode, 200);
    assert.doesNotMatch(text, PASSWORD);
    return text;
  };
  const onMegans = (more: object = {}): object => ({ request: requestOf(pending), ...more });
  const inChannel = (): object => ({
    conversation: { id: pending.message.conversationId, conversationType: 'channel', isGroup: true },
    replyToId: pending.message.id,
  });

  /** The last entry of the trail is about this refusal. */
  const unchanged = async (): Promise<AuditRow[]> => {
    const trail = await auditTrail(world);
    const still = await world.approvalCard(/Approve this password reset/);
    assert.deepEqual(verbsOf(still.card).sort(), ['approve', 'deny'], 'the request still waits');
    assert.deepEqual(world.directory.tenant.passwordWrites, []);
    assert.equal(world.directory.signIn('meganb@contoso.com', SAMPLE_PASSWORD), 'ok');
    return trail;
  };
  const refusalsIn = (trail: readonly AuditRow[], action: string): (readonly unknown[])[] =>
    trail.filter((row) => row.action === action).map(({ by, detail }) => [by, detail['because']]);

  it('nobody decides who may not: requester, colleague, guest, external member, stranger; each try is on record', async () => {
    const refused = [
      [megan, /your own password/, 'own-password'],
      [alex, /no admin role/, 'no-role'],
      [GUEST, /account of another organisation/, 'not-internal'],
      [EXTERNAL_MEMBER, /account of another organisation/, 'not-internal'],
      [FOREIGNER, /account of another organisation/, 'not-internal'],
    ] as const;
    for (const [who, answer] of refused) {
      assert.match(await press(who, 'approve', onMegans(), inChannel()), answer);
      assert.match(await press(who, 'deny', onMegans({ reason: 'Because' }), inChannel()), answer);
    }
    const expected = refused.map(([who, , because]) => [who === FOREIGNER ? 'Somebody' : who, because]);
    const trail = await unchanged();
    assert.deepEqual(refusalsIn(trail, 'refused:approved'), expected);
    assert.deepEqual(refusalsIn(trail, 'refused:denied'), expected);
  });

  it('no admin decides on his own request, nor on his own password', async () => {
    const before = world.teams.revision();
    const forGrady = await world.askFor(globalAdmin, 'reset password for gradya@contoso.com');
    const data = { request: requestOf(forGrady) };
    assert.match(await press(globalAdmin, 'approve', data), /made this request yourself/);
    assert.match(await press(helpdesk, 'approve', data), /your own password/);
    await world.say(globalAdmin, 'cancel');
    await world.told(globalAdmin, /Your request is cancelled/, before);
    await world.approvalCard(/Cancelled by the requester/, before);
  });

  it('nobody touches somebody else’s request: cancel, choose, reveal and refresh are refused', async () => {
    for (const who of [alex, GUEST, FOREIGNER]) {
      assert.match(await press(who, 'cancel', onMegans()), /Only the person this is meant for/);
      assert.match(
        await press(who, 'choose', onMegans({ account: world.id(who === FOREIGNER ? alex : who) })),
        /Only the/,
      );
      assert.doesNotMatch(await press(who, 'reveal', onMegans()), /Megan|meganb/);
      assert.doesNotMatch(await press(who, 'refresh', onMegans()), /Megan|meganb/);
    }
    const trail = await unchanged();
    assert.equal(refusalsIn(trail, 'refused:cancelled').length, 3);
    assert.equal(refusalsIn(trail, 'refused:chosen').length, 3);
  });

  it('the id of a request that was guessed leads nowhere, and the tries are on record', async () => {
    for (const verb of ['approve', 'deny', 'cancel', 'reveal', 'refresh'])
      assert.match(
        await press(userAdmin, verb, { request: NO_REQUEST, reason: 'x' }),
        /I no longer know this request|Only the person this is meant for/,
      );
    const tries = (await unchanged()).filter(({ by, action }) => by === userAdmin && action.startsWith('refused:'));
    assert.deepEqual(
      tries.map(({ action }) => action),
      ['refused:approved', 'refused:denied', 'refused:cancelled', 'refused:revealed'],
    );
  });

  it('what cannot be read does nothing: unknown verbs, odd ids, no action, no data', async () => {
    for (const verb of ['explode', '', '__proto__', 'constructor', undefined, 7])
      assert.match(await press(userAdmin, verb, onMegans()), /I no longer know this request/);
    const id = requestOf(pending);
    for (const request of [
      undefined,
      null,
      7,
      { $ne: '' },
      [id],
      '',
      `${id}' or 1=1 --`,
      `${id}\u0000`,
      'x'.repeat(9_999),
    ])
      assert.match(await press(userAdmin, 'approve', { request }), /I no longer know this request/);
    for (const value of [
      {},
      { action: null },
      { action: { verb: 'approve' } },
      { action: { verb: 'approve', data: 'x' } },
    ])
      assert.match((await answerTo(world, invokeOf(world, world.id(userAdmin), value))).text, /I no longer know/);
    await unchanged();
  });

  it('nobody without an account gets anywhere', async () => {
    const value = { action: { type: 'Action.Execute', verb: 'approve', data: onMegans() } };
    const anonymous = invokeOf(world, FOREIGNER, value, { from: { id: '29:anonymous', name: 'Guest in a meeting' } });
    assert.equal((await answerTo(world, anonymous)).statusCode, 400);
    await unchanged();
  });

  it('extra data changes nothing: what a click may say is its verb and its request', async () => {
    const before = world.teams.revision();
    const extra = {
      subject: world.id(alex),
      who: { id: world.id(alex) },
      by: { id: world.id(globalAdmin) },
      state: 'done',
      password: 'Chosen-By-Me-1',
      verb: 'deny',
    };
    assert.match(await press(authAdmin, 'approve', onMegans(extra), inChannel()), /Isaiah Langer/);
    await world.told(megan, /Show once/, before);
    assert.equal(world.directory.signIn('alexw@contoso.com', SAMPLE_PASSWORD), 'ok');
    assert.equal(world.directory.signIn('meganb@contoso.com', 'Chosen-By-Me-1'), 'wrong-password');
    assert.deepEqual(
      world.directory.tenant.passwordWrites.map(({ user }) => user),
      [world.id(megan)],
    );
  });

  it('the password is revealed to its owner alone, once, however often the same click is played back', async () => {
    for (const who of [authAdmin, alex, GUEST, FOREIGNER])
      assert.match(await press(who, 'reveal', onMegans()), /Only the person this is meant for/);
    const done = await world.told(megan, /Show once/);
    const value = { action: { type: 'Action.Execute', verb: 'reveal', data: onMegans() }, trigger: 'manual' };
    const click = invokeOf(world, world.id(megan), value, { replyToId: done.message.id });
    const answers = await Promise.all([1, 2, 3].map(() => answerTo(world, click)));
    const shown = answers.filter(({ text }) => PASSWORD.test(text));
    assert.equal(shown.length, 1);
    assert.equal(
      world.directory.signIn('meganb@contoso.com', passwordIn(shown[0]?.text ?? '')),
      'must-change-password',
    );
    assert.doesNotMatch((await answerTo(world, click)).text, PASSWORD);

    const trail = await auditTrail(world);
    assert.equal(trail.filter(({ action }) => action === 'revealed').length, 1);
    const refused = refusalsIn(trail, 'refused:revealed').filter(([, because]) => because === 'not-the-owner');
    assert.deepEqual(
      refused.map(([who]) => who),
      [authAdmin, alex, GUEST, 'Somebody'],
    );
    assert.doesNotMatch(JSON.stringify(trail) + world.logged() + JSON.stringify(world.teams.history()), PASSWORD);
  });
});
