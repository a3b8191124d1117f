/** Microsoft Graph is slow, or hangs: no click is lost, and nobody waits for it. */
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { colleague } from '../../support/world/colleagues.ts';
import { auditTrail, refusalsOf, requestOf, whileStopped } from '../../support/world/journey.ts';
import { said } from '../../support/world/read-card.ts';
import { holdAll } from '../../support/world/stages.ts';
import { type Answer, type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { alex, helpdesk, userAdmin, authAdmin, globalAdmin } = NAMES;
const RIGHTS = /roleManagement/;
const [ANN, BOB, CEM, DIA, EVA, FIN, GIL, HAL, IDA] = [
  ...(['Ann Alder', 'Bob Birch', 'Cem Cedar', 'Dia Durian'] as const),
  ...(['Eva Elm', 'Fin Fig', 'Gil Gum', 'Hal Hazel', 'Ida Iris'] as const),
] as const;
const CHECKING = /Checking .*rights\. The directory is slow/;
/** Far more than production's patience with Graph: a busy machine of two cores takes the rest. */
const TAKEN_MS = 3_500;

describe('journey: Microsoft Graph is slow', function () {
  this.timeout(120_000);
  let world: World;
  before(async () => {
    const people = [ANN, BOB, CEM, DIA, EVA, FIN, GIL, HAL, IDA].map((name) =>
      colleague(name, name.slice(0, 3).toLowerCase()),
    );
    world = await startWorld({ people, settings: { GRAPH_PATIENCE_MS: '150' } });
  });
  after(() => world.dispose());

  /** Until it is called, nobody's rights are told. */
  const hang = (): (() => void) => holdAll(world, ({ path }) => path.includes('roleManagement'));
  const slowDown = (milliseconds: number): (() => void) =>
    world.directory.onCall(async ({ path }, when) => {
      if (when === 'received' && path.includes('roleManagement')) await wait(milliseconds);
    });
  const taken = async (name: string, card: CardMessage, verb = 'approve', inputs = {}): Promise<Answer> => {
    const started = performance.now();
    const answer = await world.click(name, card, verb, inputs);
    assert.match(answer.text, CHECKING);
    assert.match(answer.text, new RegExp(name));
    const took = performance.now() - started;
    assert.ok(took < TAKEN_MS, `${took}`);
    return answer;
  };
  const stateOf = (request: string): Promise<unknown> =>
    whileStopped(world, async (rows) => {
      const found = await sql<{ state: string }>`select state from requests where id = ${request}`.execute(rows);
      return found.rows[0]?.state;
    });

  it('at five seconds a call, the clicks of five people are taken at once, and one of them decides', async () => {
    const card = await world.askFor(ANN, 'reset my password');
    const fast = slowDown(5_000);
    const clickers = [alex, helpdesk, userAdmin, authAdmin, globalAdmin];
    await Promise.all(clickers.map((name) => taken(name, card)));
    await world.approvalCard(CHECKING, card.message.revision);
    await world.told(ANN, /Show once/, card.message.revision);
    fast();
    const trail = (await auditTrail(world)).filter(({ request }) => request === requestOf(card));
    assert.equal(trail.filter(({ action }) => action === 'click-stored').length, clickers.length);
    assert.equal(trail.filter(({ action }) => action === 'approved').length, 1);
  });

  it('while Graph hangs, a click waits; whoever may not decide is told so, and it is recorded', async () => {
    const card = await world.askFor(BOB, 'reset my password');
    const goOn = hang();
    await taken(alex, card);
    const again = await world.click(alex, card, 'approve');
    assert.match(again.text, CHECKING);
    goOn();
    await world.told(alex, /Your click on PR-\w+ changed nothing\. You hold no admin role/, card.message.revision);
    // No notice stands between the title and the first sentence any more.
    await world.approvalCard(/Reset Bob Birch’s password\?\s+Asked by/, card.message.revision);
    assert.deepEqual(
      refusalsOf(
        (await auditTrail(world)).filter(({ request }) => request === requestOf(card)),
        'approved',
      ),
      [[alex, 'no-role']],
    );
  });

  it('if Graph is silent, or fails, the click is taken as well, and decides when Graph answers', async () => {
    for (const [name, trouble] of [
      [GIL, 'timeout'],
      [HAL, { status: 500, code: 'InternalServerError' }],
    ] as const) {
      const card = await world.askFor(name, 'reset my password');
      world.directory.failNext({ match: { method: 'GET', path: RIGHTS }, with: trouble });
      await taken(helpdesk, card);
      await world.told(name, /Show once/, card.message.revision);
    }
  });

  it('a denial waits in the same way', async () => {
    const card = await world.askFor(CEM, 'reset my password');
    const goOn = hang();
    await taken(helpdesk, card, 'deny', { reason: 'Nobody answers the phone' });
    goOn();
    await world.told(CEM, /Nobody answers the phone/, card.message.revision);
  });

  it('another approver whose rights are known decides meanwhile', async () => {
    const card = await world.askFor(DIA, 'reset my password');
    const goOn = hang();
    await taken(helpdesk, card);
    goOn();
    const { text } = await world.click(userAdmin, card, 'approve');
    assert.doesNotMatch(text, CHECKING);
    await world.told(DIA, /Show once/, card.message.revision);
  });

  it('a restart in between loses no click', async () => {
    const card = await world.askFor(EVA, 'reset my password');
    const goOn = hang();
    await taken(helpdesk, card);
    await world.stopBot();
    goOn();
    await world.startBot();
    await world.told(EVA, /Show once/, card.message.revision);
  });

  it('a click that someone copied into another’s name decides nothing', async () => {
    const card = await world.askFor(FIN, 'reset my password');
    const request = requestOf(card);
    const goOn = hang();
    await taken(alex, card);
    const by = JSON.stringify({ id: world.id(globalAdmin), name: globalAdmin });
    await whileStopped(world, async (rows) => {
      goOn();
      await sql`update requests set body = jsonb_set(body, '{status,checking,0,by}', ${by}::jsonb) where id = ${request}`.execute(
        rows,
      );
    });
    await world.told(globalAdmin, /The stored click was altered/, card.message.revision);
    assert.equal(await stateOf(request), 'pending');
    const trail = (await auditTrail(world)).filter((entry) => entry.request === request);
    assert.deepEqual(refusalsOf(trail, 'click'), [[globalAdmin, 'seal-broken']]);
  });

  describe('what people write', () => {
    const CHECKING_YOURS = /Checking your rights\. The directory is slow; the answer follows here/;

    it('an admin’s order is taken, and carried out when Graph answers, in the order in which it was given', async () => {
      const before = world.teams.revision();
      const goOn = hang();
      await world.say(globalAdmin, 'lockdown stop');
      await world.say(globalAdmin, 'lockdown off');
      await world.told(globalAdmin, CHECKING_YOURS, before);
      goOn();
      const on = await world.told(globalAdmin, /Lockdown is on: no password is reset now/, before);
      await world.told(globalAdmin, /Lockdown is over/, on.message.revision);
      const orders = (await auditTrail(world)).filter(({ action }) => action === 'lockdown');
      assert.deepEqual(
        orders.slice(-2).map(({ detail }) => detail['mode']),
        ['stopped', 'off'],
      );
    });

    it('a question is answered where it was asked; whoever may not ask it learns that', async () => {
      const before = world.teams.revision();
      const goOn = hang();
      await world.say(helpdesk, 'pending');
      await world.say(alex, 'openstaand', 'nl-NL');
      await world.told(alex, /Ik controleer je rechten/, before);
      goOn();
      await world.told(helpdesk, /Waiting for approvers/, before);
      await world.told(alex, /Alleen/, before);
    });

    it('“approvals here” is taken in the channel, and answered in its thread', async () => {
      const goOn = hang();
      const { conversationId } = await world.teams.sendMessage(
        world.id(globalAdmin),
        world.teams.approvals.conversationId,
        'approvals here',
      );
      const says = (pattern: RegExp) =>
        world.teams.waitFor(conversationId, (one) => one.fromBot && pattern.test(said(one)));
      await says(CHECKING_YOURS);
      goOn();
      await says(/Approval cards appear in this channel/);
    });

    it('an instance that stops says that nothing was done', async () => {
      const before = world.teams.revision();
      const goOn = hang();
      await world.say(globalAdmin, 'lockdown stop');
      await world.stopBot();
      await world.told(globalAdmin, /I was restarted before .* Nothing was changed/, before);
      goOn();
      await world.startBot();
      assert.notEqual(
        (await auditTrail(world)).findLast(({ action }) => action === 'lockdown')?.detail['mode'],
        'stopped',
      );
    });

    it('an ask is taken, its person sees the bot typing, and the answer follows', async () => {
      const before = world.teams.revision();
      await world.say(IDA, 'reset my password');
      await world.told(IDA, /An admin confirms it first/, before);
      const goOn = holdAll(world, () => true);
      const chat = encodeURIComponent(world.teams.personalChat(world.id(IDA)));
      const typed = Promise.withResolvers<undefined>();
      const deaf = world.teams.onCall(({ method, path }) => {
        if (method === 'POST' && path.includes(chat)) typed.resolve(undefined);
      });
      await world.say(IDA, 'Lost it');
      await typed.promise;
      deaf();
      goOn();
      await world.told(IDA, /Waiting for approval/, before);
    });
  });
});
