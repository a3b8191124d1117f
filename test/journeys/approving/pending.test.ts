/** What waits for approvers, in an approver's own chat: a list, one card at a time, and back. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { z } from 'zod';
import { giveRole, recordSignIn } from '../../../sandbox/directory/administration.ts';
import { answerTo, invokeOf } from '../../support/http/forge.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { auditTrail, refusalsOf, requestOf, whileStopped } from '../../support/world/journey.ts';
import { dataOf, referenceOn, textOf, verbsOf } from '../../support/world/read-card.ts';
import { holdAll } from '../../support/world/stages.ts';
import { type Answer, type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { alex, helpdesk, userAdmin } = NAMES;
const GUEST = 'User One';
const NO_REQUEST = 'AAAAAAAAAAAAAAAAAAAAAA';
const ASKERS = Array.from({ length: 30 }, (_, at) => `Asker ${String(at + 1).padStart(2, '0')}`);
const [FIRST = '', SECOND = '', THIRD = '', FOURTH = ''] = ASKERS;
const CHECKING = /Checking .*rights\. The directory is slow/;
const answered = z.object({ value: z.unknown() });
const refreshed = z.object({
  refresh: z.object({
    action: z.object({ verb: z.string(), data: z.object({}).loose() }),
    userIds: z.array(z.string()),
  }),
});
const NOT_FOR_THEM = /Only approvers can see what is waiting/;

describe('journey: "pending", with a button for each request', function () {
  this.timeout(120_000);
  let world: World;
  const cards = new Map<string, CardMessage>();
  before(async () => {
    const people = ASKERS.map((name, at) => colleague(name, `asker${at + 1}`));
    world = await startWorld({ people, settings: { IDENTITY_CODE: 'on', GRAPH_PATIENCE_MS: '1500' } });
    for (const name of ASKERS) cards.set(name, await world.askFor(name, 'reset my password', `${name} forgot it`));
  });
  after(() => world.dispose());

  const cardOf = (name: string): CardMessage => {
    const card = cards.get(name);
    assert.ok(card);
    return card;
  };
  const listFor = async (name: string): Promise<CardMessage> => {
    const before = world.teams.revision();
    await world.say(name, 'pending');
    return world.told(name, /Waiting for approvers/, before);
  };
  const namesIn = (text: string): string[] => [...text.matchAll(/^Asker \d\d(?= \()/gm)].map(([name]) => name);
  /** As the client has it after an answer: the same message with another card. */
  const seen = (on: CardMessage, { value, text }: Answer): CardMessage => ({ ...on, card: value, text });
  /** Presses what may not be there, in their own chat. */
  const press = async (name: string, verb: string, data: object): Promise<string> => {
    const value = { action: { type: 'Action.Execute', verb, data: { verb, ...data } }, trigger: 'manual' };
    return (await answerTo(world, invokeOf(world, world.id(name), value))).text;
  };
  /** Opens someone's request from the list. */
  const open = async (name: string, list: CardMessage, asker: string): Promise<Answer> => {
    const request = requestOf(cardOf(asker));
    const { conversationId, id } = list.message;
    const answer = await world.teams.invoke(world.id(name), conversationId, id, {
      verb: 'show-approval',
      data: { verb: 'show-approval', request },
    });
    const { value } = answered.parse(answer.body);
    return { status: answer.status, statusCode: 200, type: '', value, text: textOf(value), signInLink: null };
  };

  it('shows the ten oldest of thirty, says that there are more, and leads to each of them', async () => {
    let page: CardMessage = await listFor(helpdesk);
    const pages: string[][] = [namesIn(page.text)];
    assert.match(page.text, /More are waiting/);
    assert.equal(verbsOf(page.card).filter((verb) => verb === 'show-approval').length, 10);
    while (verbsOf(page.card).includes('pending')) {
      page = seen(page, await world.click(helpdesk, page, 'pending'));
      pages.push(namesIn(page.text));
    }
    assert.deepEqual(pages, [ASKERS.slice(0, 10), ASKERS.slice(10, 20), ASKERS.slice(20)]);
    assert.doesNotMatch(page.text, /More are waiting/);
  });

  it('a button shows the live card to whoever pressed it, twice the same, and nothing is posted anywhere', async () => {
    const list = await listFor(helpdesk);
    const before = world.teams.revision();
    const [once, twice] = await Promise.all([open(helpdesk, list, FIRST), open(helpdesk, list, FIRST)]);
    assert.equal(once.text, twice.text);
    assert.match(once.text, new RegExp(`Reset ${FIRST}’s password\\?[^]*Back to the list`));
    assert.deepEqual(verbsOf(once.value), ['approve', 'deny', 'pending']);
    assert.equal(world.teams.revision(), before);
  });

  it('a mistake is said on that card, beside the field', async () => {
    const opened = seen(await listFor(helpdesk), await open(helpdesk, await listFor(helpdesk), FIRST));
    const noCode = await world.click(helpdesk, opened, 'approve');
    assert.match(noCode.text, /code/);
    assert.deepEqual(verbsOf(noCode.value), ['approve', 'deny', 'pending']);
    const noReason = await world.click(helpdesk, opened, 'deny', { code: '123 456' });
    assert.match(noReason.text, /123 456[^]*Write a reason first/);
    assert.deepEqual(verbsOf(noReason.value), ['approve', 'deny', 'pending']);
  });

  it('is decided there: the channel’s card says so, and the way back leads to what still waits', async () => {
    const code = await world.codeOf(FIRST);
    const list = await listFor(helpdesk);
    const opened = seen(list, await open(helpdesk, list, FIRST));
    const before = world.teams.revision();
    const approved = await world.click(helpdesk, opened, 'approve', { code });
    assert.deepEqual(verbsOf(approved.value), ['pending']);
    const redrawn = await world.approvalCard(new RegExp(`Approved by\\s+${helpdesk}`), before);
    assert.equal(redrawn.message.id, cardOf(FIRST).message.id);
    await world.told(FIRST, /Show once/, before);
    const back = await world.click(helpdesk, seen(list, approved), 'pending');
    assert.deepEqual(namesIn(back.text), ASKERS.slice(1, 11));
  });

  it('what someone else has decided meanwhile is shown as it is, and a click on an older view changes nothing', async () => {
    const list = await listFor(helpdesk);
    const opened = seen(list, await open(helpdesk, list, SECOND));
    await world.click(userAdmin, cardOf(SECOND), 'deny', { reason: 'Not now' });
    const late = await world.click(helpdesk, opened, 'deny', { reason: 'Not ever' });
    assert.match(late.text, /settled already[^]*Back to the list/);
    const again = await open(helpdesk, list, SECOND);
    assert.match(again.text, /Denied by\s+Lidia Holloway/);
    assert.deepEqual(verbsOf(again.value), ['pending']);
  });

  it('a view that was open for a while refreshes itself, by the same right', async () => {
    const list = await listFor(helpdesk);
    const { value } = await open(helpdesk, list, THIRD);
    const { refresh } = refreshed.parse(value);
    assert.deepEqual(refresh.userIds, [world.teams.channelIdOf(world.id(helpdesk))]);
    const { verb, data } = refresh.action;
    assert.match(await press(helpdesk, verb, data), new RegExp(`Reset ${THIRD}’s password\\?`));
    assert.match(await press(alex, verb, data), NOT_FOR_THEM);
  });

  it('whoever is no approver learns nothing, not even whether there is such a request', async () => {
    const request = requestOf(cardOf(THIRD));
    for (const name of [alex, THIRD, GUEST]) {
      const [real, none] = await Promise.all([
        press(name, 'show-approval', { request }),
        press(name, 'show-approval', { request: NO_REQUEST }),
      ]);
      assert.equal(real, none);
      assert.match(real, NOT_FOR_THEM);
      assert.match(await press(name, 'pending', {}), NOT_FOR_THEM);
      assert.match(await press(name, 'pending', { after: request }), NOT_FOR_THEM);
    }
  });

  it('nor while the directory is slow, or with what cards lack', async () => {
    const request = requestOf(cardOf(THIRD));
    const goOn = holdAll(world, ({ path }) => path.includes('roleManagement'));
    const secret = new RegExp(`Reset ${THIRD}|asker3@|forgot it`);
    for (const [verb, inputs, says] of [
      ['approve', { code: '123456' }, CHECKING],
      ['approve', {}, /directory does not answer/],
      ['deny', { reason: '' }, /directory does not answer/],
      ['show-approval', {}, /directory does not answer/],
      ['pending', {}, /directory does not answer/],
    ] as const) {
      const text = await press(alex, verb, verb === 'pending' ? {} : { request, ...inputs });
      assert.match(text, says);
      assert.doesNotMatch(text, secret);
    }
    goOn();
    await world.told(alex, /Your click on PR-\w+ changed nothing/);
  });

  it('an approver’s own request is among them, and opening it leaves the list as it is', async () => {
    const user = world.directory.tenant.users.find(({ displayName }) => displayName === userAdmin);
    assert.ok(user !== undefined);
    recordSignIn(world.directory.tenant, user, 50126, new Date(Date.now() - 5 * 60_000));
    await world.say(userAdmin, 'reset my password');
    await world.say(userAdmin, 'Mine too');
    cards.set(userAdmin, await world.approvalCard(/Mine too/));
    await world.told(userAdmin, /Waiting for approval/);
    let list = await listFor(userAdmin);
    while (!list.text.includes(userAdmin)) list = seen(list, await world.click(userAdmin, list, 'pending'));
    const opened = seen(list, await open(userAdmin, list, userAdmin));
    assert.match((await world.click(userAdmin, opened, 'deny', { reason: 'No' })).text, /This is your own password/);
    assert.match((await world.click(userAdmin, opened, 'show-sign-ins')).text, /This is your own password/);
    const copies = await whileStopped(world, async (rows) => {
      const here = sql<number>`count(*)::int`.as('here');
      const found = await rows.selectFrom('card_copies').select(here).where('activity', '=', list.message.id).execute();
      return found[0]?.here;
    });
    assert.equal(copies, 0);
  });

  it('a right that was lost meanwhile is gone at the next click', async () => {
    giveRole(world.directory.tenant, world.id(FOURTH), 'Helpdesk Administrator');
    const list = await listFor(FOURTH);
    const { tenant } = world.directory;
    tenant.roleAssignments = tenant.roleAssignments.filter(({ principalId }) => principalId !== world.id(FOURTH));
    assert.match((await open(FOURTH, list, THIRD)).text, NOT_FOR_THEM);
  });

  it('a request that never reached the approvers is not shown to them', async () => {
    const before = world.teams.revision();
    await world.say(GUEST, 'reset my password');
    const home = await world.told(GUEST, /PR-\w{6}/, before);
    const id = await whileStopped(world, async (rows) => {
      const found = await sql<{ id: string }>`select id from requests where reference = ${referenceOn(home)}`.execute(
        rows,
      );
      return found.rows[0]?.id;
    });
    assert.match(await press(helpdesk, 'show-approval', { request: id }), /I no longer know this request/);
  });

  it('an unknown place in the list is its beginning', async () => {
    assert.deepEqual(namesIn(await press(helpdesk, 'pending', { after: NO_REQUEST })), ASKERS.slice(2, 12));
  });

  it('clicked in a channel or by an older client, it is answered in the chat', async () => {
    const list = await listFor(helpdesk);
    const before = world.teams.revision();
    const value = {
      action: { type: 'Action.Execute', verb: 'show-approval', data: dataOf(list.card, 'show-approval') },
    };
    const { conversationId } = cardOf(THIRD).message;
    const conversation = { id: conversationId, conversationType: 'channel', isGroup: true };
    const { text } = await answerTo(world, invokeOf(world, world.id(helpdesk), value, { conversation }));
    assert.match(text, /answered you in our private chat/);
    const there = await world.told(helpdesk, new RegExp(`Reset ${THIRD}’s password`), before);
    await world.teams.submit(world.id(helpdesk), there.message.conversationId, there.message.id, { verb: 'pending' });
    await world.told(helpdesk, /Waiting for approvers/, there.message.revision);
    const denied = await world.click(helpdesk, there, 'deny', { reason: 'Called, no answer' });
    assert.match(denied.text, /Denied by/);
  });

  it('is on record: who tried without the right', async () => {
    const tried = refusalsOf(await auditTrail(world), 'click');
    for (const who of [alex, THIRD, GUEST, FOURTH]) {
      assert.ok(
        tried.some(([by, because]) => by === who && because === 'no-role'),
        who,
      );
    }
    assert.ok(tried.some(([by, because]) => by === helpdesk && because === 'not-the-reader'));
  });
});
