import assert from 'node:assert/strict';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import { answerTo, invokeOf } from '../../support/http/forge.ts';
import {
  PASSWORD,
  auditTrail,
  passwordIn,
  refusalsOf,
  requestOf,
  withoutRepeats,
} from '../../support/world/journey.ts';
import { dataOf, verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin, authAdmin, globalAdmin } = NAMES;
const [GUEST, EXTERNAL_MEMBER] = ['User One', 'Kim Akers'] as const;
/** Nobody in this tenant; the forged activity names them Someone. */
const [FOREIGNER, FOREIGN_ID] = ['Somebody', 'aaaaaaaa-0028-4000-8000-000000000001'] as const;
const NO_REQUEST = 'AAAAAAAAAAAAAAAAAAAAAA';

const [NOT_KNOWN, NOT_YOURS] = [/I no longer know this request/, /Only the person this is meant for can do that/];
const [OWN_PASSWORD, NO_ROLE] = [/This is your own password/, /You hold no admin role/];
const EXTERNAL = /account of another organisation/;

/** A click that is refused: who presses what, what they read, and what goes on record. */
type Forgery = readonly [who: string, verb: unknown, data: Sent, answer: RegExp, attempt: string, because: string];
type Sent = Readonly<Record<string, unknown>>;

describe('journey: forged clicks', () => {
  let world: World;
  /** Megan's own request, which waits for an approver. */
  let pending: CardMessage;
  let request = '';
  /** What the audit trail must have for each refusal. */
  const refused: unknown[][] = [];
  before(async () => {
    world = await startWorld();
    pending = await world.askFor(megan, 'reset my password');
    request = requestOf(pending);
  });
  after(() => world.dispose());

  const idOf = (who: string): string => (who === FOREIGNER ? FOREIGN_ID : world.id(who));
  /** Presses a button that may not exist, on a card that may not be there. @returns what the clicker reads */
  const press = async (who: string, verb: unknown, data: unknown, place: object = {}): Promise<string> => {
    const value = { action: { type: 'Action.Execute', id: '', verb, data }, trigger: 'manual' };
    const { statusCode, text } = await answerTo(world, invokeOf(world, idOf(who), value, { ...place }));
    assert.equal(statusCode, 200);
    assert.doesNotMatch(text, PASSWORD);
    return text;
  };
  const inChannel = (): object => ({
    conversation: { id: pending.message.conversationId, conversationType: 'channel', isGroup: true },
    replyToId: pending.message.id,
  });
  const chatOf = (who: string): string =>
    who === FOREIGNER ? `a:${FOREIGN_ID}` : world.teams.personalChat(world.id(who));
  /** With Megan's request if the data names it and the bot could read it, else with none. */
  const onRecord = ([who, , data, , attempt, because]: Forgery, source: string): unknown[] => {
    const known = attempt !== 'click' || because === 'not-the-reader' ? data['request'] === request : false;
    return [`refused:${attempt}`, who, because, known ? request : null, source];
  };
  const waits = async (): Promise<void> => {
    const still = await world.approvalCard(/Reset .+’s password\?/);
    assert.deepEqual(verbsOf(still.card).sort(), ['approve', 'deny'], 'the request still waits');
    assert.deepEqual(world.directory.tenant.passwordWrites, []);
    assert.equal(world.directory.signIn('meganb@contoso.com', SAMPLE_PASSWORD), 'ok');
  };
  const refusedEach = (title: string, rows: () => readonly Forgery[], where: 'private' | 'channel' = 'private'): void =>
    void it(`${title}: refused, answered, and on record`, async () => {
      for (const row of rows()) {
        const [who, verb, data, answer] = row;
        assert.match(await press(who, verb, data, where === 'channel' ? inChannel() : {}), answer);
        const source = where === 'channel' ? `channel ${pending.message.conversationId}` : `personal ${chatOf(who)}`;
        refused.push(onRecord(row, source));
      }
      await waits();
    });

  for (const where of ['channel', 'private'] as const) {
    refusedEach(
      `a decision by somebody who may not decide (${where})`,
      () =>
        (
          [
            [megan, OWN_PASSWORD, 'own-password'],
            [alex, NO_ROLE, 'no-role'],
            [GUEST, EXTERNAL, 'not-internal'],
            [EXTERNAL_MEMBER, EXTERNAL, 'not-internal'],
            [FOREIGNER, EXTERNAL, 'not-internal'],
          ] as const
        ).flatMap(([who, answer, because]): Forgery[] => [
          [who, 'approve', { request }, answer, 'approved', because],
          [who, 'approve', { request, code: '123456' }, answer, 'approved', because],
          [who, 'deny', { request, reason: 'Because' }, answer, 'denied', because],
        ]),
      where,
    );
  }

  refusedEach('a click on somebody else’s request', () =>
    [alex, helpdesk, GUEST, FOREIGNER].flatMap((who): Forgery[] => [
      [who, 'cancel', { request }, NOT_YOURS, 'cancelled', 'not-the-requester'],
      [who, 'choose', { request, account: idOf(who) }, NOT_YOURS, 'chosen', 'not-the-requester'],
      [who, 'ask-anyway', { request }, NOT_YOURS, 'insisted', 'not-the-requester'],
      [who, 'show-code', { request, code: '1' }, NOT_YOURS, 'code-shown', 'not-the-requester'],
      [who, 'refresh', { request }, NOT_KNOWN, 'click', 'not-the-reader'],
    ]),
  );

  refusedEach('a guessed request id', () => {
    const guessed = { request: NO_REQUEST };
    return [
      [userAdmin, 'approve', guessed, NOT_KNOWN, 'approved', 'unknown-request'],
      [userAdmin, 'deny', { ...guessed, reason: 'x' }, NOT_KNOWN, 'denied', 'unknown-request'],
      [userAdmin, 'handled', guessed, NOT_KNOWN, 'handled', 'unknown-request'],
      [userAdmin, 'reveal', guessed, NOT_KNOWN, 'revealed', 'unknown-request'],
      [userAdmin, 'cancel', guessed, NOT_YOURS, 'cancelled', 'not-the-requester'],
      [userAdmin, 'choose', { ...guessed, account: FOREIGN_ID }, NOT_YOURS, 'chosen', 'not-the-requester'],
      [userAdmin, 'ask-anyway', guessed, NOT_YOURS, 'insisted', 'not-the-requester'],
      [userAdmin, 'show-code', { ...guessed, code: '1' }, NOT_YOURS, 'code-shown', 'not-the-requester'],
      [userAdmin, 'refresh', guessed, NOT_KNOWN, 'click', 'not-the-reader'],
    ];
  });

  refusedEach('data that no card of ours has, from an admin who may approve', () =>
    [
      { subject: world.id(alex) },
      { who: { id: world.id(alex) } },
      { by: { id: world.id(globalAdmin), name: globalAdmin } },
      { state: 'done' },
      { password: 'Chosen-By-Me-1' },
      { approvers: 1 },
      ...['__proto__', 'constructor', 'reason'].map((name) => ({ [name]: { length: { toString: 'x' } } })),
      { '': '' },
    ].flatMap((extra): Forgery[] => [
      [authAdmin, 'approve', { request, ...extra }, NOT_KNOWN, 'click', 'unreadable'],
      [authAdmin, 'deny', { request, reason: 'x', ...extra }, NOT_KNOWN, 'click', 'unreadable'],
      [authAdmin, 'handled', { request, ...extra }, NOT_KNOWN, 'click', 'unreadable'],
      [megan, 'cancel', { request, ...extra }, NOT_KNOWN, 'click', 'unreadable'],
      [megan, 'reveal', { request, ...extra }, NOT_KNOWN, 'click', 'unreadable'],
      [megan, 'show-code', { request, code: '1', ...extra }, NOT_KNOWN, 'click', 'unreadable'],
    ]),
  );

  refusedEach('an unknown verb, with the id of a request', () =>
    ['explode', '', '__proto__', 'constructor', 'APPROVE', 'approve ', undefined].map((verb): Forgery => [
      userAdmin,
      verb,
      { request },
      NOT_KNOWN,
      'click',
      'unreadable',
    ]),
  );

  refusedEach('a malformed request id', () =>
    [
      ...[undefined, null, 7, { $ne: '' }, [request], '', request.slice(1), `${request}a`],
      ...[`${request}' or 1=1 --`, `${request}\u0000`, 'x'.repeat(9_999)],
    ].flatMap((id): Forgery[] => [
      [userAdmin, 'approve', { request: id }, NOT_KNOWN, 'click', 'unreadable'],
      [megan, 'cancel', { request: id }, NOT_KNOWN, 'click', 'unreadable'],
    ]),
  );

  it('admins cannot decide on their own request, nor on their own password', async () => {
    const before = world.teams.revision();
    const forGrady = await world.askFor(globalAdmin, 'reset password for gradya@contoso.com');
    const data = { request: requestOf(forGrady) };
    for (const [who, answer, because] of [
      [globalAdmin, /made this request yourself/, 'own-request'],
      [helpdesk, OWN_PASSWORD, 'own-password'],
    ] as const) {
      assert.match(await press(who, 'approve', data), answer);
      refused.push(['refused:approved', who, because, data.request, `personal ${chatOf(who)}`]);
    }
    await world.say(globalAdmin, 'cancel');
    await world.told(globalAdmin, /Your request is cancelled/, before);
    await world.approvalCard(/Cancelled by the requester/, before);
  });

  it('a verb that does not fit the request’s state does nothing and does not tell whose request it is', async () => {
    for (const verb of ['reveal', 'invite-again'])
      for (const who of [alex, GUEST, FOREIGNER])
        assert.doesNotMatch(await press(who, verb, { request }), /Megan|meganb/, `${verb} by ${who}`);
    for (const who of [alex, GUEST, FOREIGNER]) {
      refused.push(['refused:revealed', who, 'not-the-owner', request, `personal ${chatOf(who)}`]);
    }
    for (const who of [alex, GUEST, FOREIGNER]) {
      assert.doesNotMatch(await press(who, 'handled', { request }), /Megan|meganb/, who);
      refused.push(['refused:handled', who, 'no-role', request, `personal ${chatOf(who)}`]);
    }
    await waits();
  });

  it('an invoke that is no click is answered', async () => {
    for (const value of [
      { action: { verb: 'approve' } },
      { action: { verb: 'approve', data: 'x' } },
      { action: null },
      {},
    ])
      assert.match((await answerTo(world, invokeOf(world, world.id(userAdmin), value))).text, NOT_KNOWN);
    const value = { action: { type: 'Action.Execute', verb: 'approve', data: { request } } };
    const anonymous = invokeOf(world, FOREIGN_ID, value, { from: { id: '29:anonymous', name: 'Guest in a meeting' } });
    assert.equal((await answerTo(world, anonymous)).statusCode, 400, 'without an account, nothing is possible');
    for (let each = 0; each < 4; each += 1)
      refused.push(['refused:click', userAdmin, 'unreadable', null, `personal ${chatOf(userAdmin)}`]);
    await waits();
  });

  it('each of these is in the audit trail with who, why, on which request, and from where; nothing else is', async () => {
    const trail = await auditTrail(world);
    const entries = trail
      .filter(({ action }) => action.startsWith('refused:'))
      .map(({ action, by, detail, request: on, source }) => [action, by, detail['because'], on, source]);
    // Repeats count as one wherever they came from.
    const firsts = withoutRepeats(refused, (entry) => entry.slice(0, 4));
    assert.deepEqual(entries, firsts);
    const moves = trail.filter((row) => row.request === request && !row.action.startsWith('refused:'));
    assert.deepEqual(
      moves.map(({ action }) => action),
      ['asked', 'found'],
    );
    await waits();
  });

  it('the password is shown to its owner only, once, however often the same click is replayed', async () => {
    await world.click(authAdmin, pending, 'approve');
    const done = await world.told(megan, /Show once/);
    for (const who of [authAdmin, alex, GUEST, FOREIGNER])
      assert.match(await press(who, 'reveal', { request }), NOT_YOURS);
    const value = { action: { type: 'Action.Execute', verb: 'reveal', data: dataOf(done.card, 'reveal') } };
    const click = invokeOf(world, world.id(megan), value, { replyToId: done.message.id });
    const answers = await Promise.all([1, 2, 3].map(() => answerTo(world, click)));
    const shown = answers.filter(({ text }) => PASSWORD.test(text));
    assert.equal(shown.length, 1);
    const password = passwordIn(shown[0]?.text ?? '');
    assert.equal(world.directory.signIn('meganb@contoso.com', password), 'must-change-password');
    assert.doesNotMatch((await answerTo(world, click)).text, PASSWORD);

    const trail = await auditTrail(world);
    assert.equal(trail.filter(({ action }) => action === 'revealed').length, 1);
    const tried = [authAdmin, alex, GUEST, FOREIGNER].map((who) => [who, 'not-the-owner']);
    const all = refusalsOf(trail, 'revealed').map((one) => one.join());
    for (const each of [...tried, [megan, 'revealed']]) assert.ok(all.includes(each.join()), each.join());
    assert.doesNotMatch(JSON.stringify(trail) + world.logged() + JSON.stringify(world.teams.history()), PASSWORD);
  });
});
