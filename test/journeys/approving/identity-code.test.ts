import assert from 'node:assert/strict';
import { CONTOSO } from '../../../sandbox/directory/people.ts';
import { answerTo, invokeOf } from '../../support/http/forge.ts';
import { auditTrail, everythingStored, putBack, refusalsOf, requestOf } from '../../support/world/journey.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { dataOf, digitsIn, textOf, verbsOf } from '../../support/world/read-card.ts';
import { ofType } from '../../cards/support/walk.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin } = NAMES;
const [ANN, BEN, CEM, DIA, EVA] = ['Ann Alder', 'Ben Beech', 'Cem Cedar', 'Dia Durian', 'Eva Elm'] as const;
const ELEVEN_MINUTES = 11 * 60_000;

describe('journey: the code that the requester reads out to the approver', () => {
  let world: World;
  /** Every code that was shown. */
  const codes: string[] = [];
  before(async () => {
    const people = [ANN, BEN, CEM, DIA, EVA].map((name) => colleague(name));
    // The default.
    world = await startWorld({ people, settings: { IDENTITY_CODE: undefined } });
  });
  after(() => world.dispose());

  const ask = (name: string): Promise<CardMessage> => world.askFor(name, 'reset my password', `It is ${name}`);
  const codeOf = async (name: string): Promise<string> => {
    const code = await world.codeOf(name);
    codes.push(code);
    return code;
  };
  /** A code that differs from this one, and from those with another `by`. */
  const otherThan = (code: string, by = 1): string => String((Number(code) + by) % 1_000_000).padStart(6, '0');
  const approve = async (approval: CardMessage, code?: string, who: string = helpdesk): Promise<string> => {
    const { statusCode, text } = await world.click(who, approval, 'approve', code === undefined ? {} : { code });
    assert.equal(statusCode, 200);
    return text;
  };
  /** Refused, with the card on which the approver can try again at once. */
  const refused = async (approval: CardMessage, code: string | undefined, says: RegExp): Promise<void> => {
    const answer = await world.click(helpdesk, approval, 'approve', code === undefined ? {} : { code });
    assert.match(answer.text, says);
    assert.match(answer.text, /Reset .+’s password\?/);
    assert.deepEqual(verbsOf(answer.value).sort(), ['approve', 'deny']);
    const fields = ofType(answer.value, 'Input.Text').filter(({ id }) => id === 'code');
    assert.deepEqual(
      fields.map(({ value = '' }) => value),
      [code?.trim() ?? ''],
      'what was typed stays',
    );
  };

  it('is required on the approval card, and offered to the requester', async () => {
    const approval = await ask(ANN);
    assert.match(approval.text, /they read out the code from their chat with me/);
    const progress = await world.told(ANN, /Waiting for approval/);
    assert.match(progress.text, /another way, by phone or in person/);
    assert.deepEqual(verbsOf(progress.card), ['show-code', 'cancel']);
  });

  it('is shown as the answer to the requester’s own click, the same again while it is good, and says what to do with it', async () => {
    const button = await world.told(ANN, /Show my code/);
    const { text } = await world.click(ANN, button, 'show-code');
    assert.match(text, /Your code\n\d{3}\s\d{3}\nRead these digits out only to the admin who calls you/);
    codes.push((/\d{3}\s\d{3}/.exec(text)?.[0] ?? '').replace(/\s/, ''));
    for (let again = 0; again < 3; again += 1)
      assert.equal((await world.click(ANN, button, 'show-code')).text, text, 'Teams delivers it again');
  });

  it('can be seen again by whoever closed it, from the card that "status" shows, and there only', async () => {
    const before = world.teams.revision();
    await world.say(ANN, 'status');
    const card = await world.told(ANN, /Your code was shown\. It is good until[^]*Show my code again/, before);
    assert.doesNotMatch(card.text, /\b\d{3}\s\d{3}\b/);
    const again = digitsIn((await world.click(ANN, card, 'show-code')).text);
    assert.equal(again, codes.at(-1));
    const value = { action: { type: 'Action.Execute', verb: 'show-code', data: dataOf(card.card, 'show-code') } };
    const { channelId: id } = world.teams.approvals;
    const conversation = { id, conversationType: 'channel', isGroup: true, tenantId: CONTOSO.id };
    const { text } = await answerTo(world, invokeOf(world, world.id(ANN), value, { conversation }));
    assert.match(text, /chat/);
    assert.doesNotMatch(text, /\b\d{3}\s?\d{3}\b/);
  });

  it('is shown to nobody else, not even to an approver', async () => {
    const button = await world.told(ANN, /Show my code/);
    const value = { action: { type: 'Action.Execute', verb: 'show-code', data: dataOf(button.card, 'show-code') } };
    for (const who of [megan, alex, helpdesk]) {
      const { text } = await answerTo(world, invokeOf(world, world.id(who), value));
      assert.match(text, /Only the person this is meant for can do that/);
    }
  });

  it('is never shown in a message, which is all that clients limited to Action.Submit could get', async () => {
    await ask(BEN);
    const button = await world.told(BEN, /Show my code/);
    const { conversationId, id } = button.message;
    const before = world.teams.revision();
    await world.teams.submit(world.id(BEN), conversationId, id, dataOf(button.card, 'show-code'));
    await world.told(BEN, /This version of Teams cannot show that safely/, before);
    assert.match((await world.told(BEN, /Waiting for approval/)).text, /Show my code/, 'it still counts as not shown');
  });

  it('is needed for an approval, and the card says what to ask the requester for', async () => {
    const approval = await world.approvalCard(/It is Ben Beech/);
    await refused(
      approval,
      undefined,
      /An approval needs the requester’s code\. Ask the requester to press “Show my code”/,
    );
    await codeOf(BEN);
    await refused(approval, '', /An approval needs the requester’s code\. Have it read out to you/);
    await refused(approval, '  ', /An approval needs the requester’s code\. Have it read out to you/);
  });

  it('stays typed where a denial lacks its reason, which is said below the reason’s field, and the card’s other buttons work', async () => {
    const approval = await world.approvalCard(/It is Ben Beech/);
    const { value } = await world.click(helpdesk, approval, 'deny', { code: '123', reason: ' ' });
    const fields = ofType(value, 'Input.Text').map(({ id, value: typed = '', isRequired = false }) => [
      id,
      typed,
      isRequired,
    ]);
    assert.deepEqual(fields, [
      ['code', '123', false],
      ['reason', '', false],
    ]);
    assert.deepEqual(
      ofType(value, 'Action.ShowCard').filter((fold) => ofType(fold, 'Input.Text').length > 0),
      [],
    );
    assert.match(textOf(value), /Reason[^]*Write a reason first[^]*Deny with this reason/);
    assert.deepEqual(verbsOf(value).sort(), ['approve', 'deny']);
  });

  it('costs one try if the same wrong code is delivered four times', async () => {
    const approval = await ask(CEM);
    const wrong = otherThan(await codeOf(CEM));
    for (let time = 0; time < 4; time += 1)
      await refused(approval, wrong, /That is not the code[^]*After 4 more wrong ones it no longer works/);
  });

  it('is invalid after five wrong ones; a new one is valid, and the old one stays invalid', async () => {
    const approval = await world.approvalCard(/It is Cem Cedar/);
    const old = codes.at(-1) ?? '';
    await refused(approval, otherThan(old, 2), /After 3 more wrong ones/);
    await refused(approval, otherThan(old, 3), /After 2 more wrong ones/);
    await refused(approval, otherThan(old, 4), /After one more wrong one it no longer works/);
    const before = world.teams.revision();
    const usedUp = /wrong ones were typed too often\. Ask the requester to press “Show a new code”/;
    await refused(approval, otherThan(old, 5), usedUp);
    await refused(approval, old, usedUp);
    await world.told(CEM, /Your code is no longer good: a wrong one was typed too often[^]*Show a new code/, before);
    const fresh = await codeOf(CEM);
    if (fresh !== old) await refused(approval, old, /That is not the code[^]*After 4 more/);
    const spoken = `${fresh.slice(0, 3)} ${fresh.slice(3)}`;
    assert.match(await approve(approval, spoken), /Approved by\nGrady Archie/);
    await world.told(CEM, /Show once/);
  });

  it('is invalid once it has expired; a new one is valid', async () => {
    const approval = await ask(DIA);
    const old = await codeOf(DIA);
    await putBack(world, requestOf(approval), ['code', 'until'], ELEVEN_MINUTES);
    await refused(approval, old, /it has expired\. Ask the requester to press “Show a new code”/);
    assert.match(await approve(approval, await codeOf(DIA)), /Approved by\nGrady Archie/);
    await world.told(DIA, /Show once/);
  });

  it('can be had five times for a request; after that, a new request is needed', async () => {
    const approval = await ask(EVA);
    for (let shown = 1; shown <= 5; shown += 1) {
      const before = world.teams.revision();
      const code = await codeOf(EVA);
      for (let wrong = 1; wrong <= 5; wrong += 1) await approve(approval, otherThan(code, wrong));
      await world.told(EVA, /Your code is no longer good/, before);
    }
    const left = await world.told(EVA, /There are no more codes for this request/);
    assert.deepEqual(verbsOf(left.card), ['cancel']);
    await refused(approval, codes.at(-1) ?? '', /can have no more codes: deny it, and have it asked again/);
  });

  it('is not confirmed or denied to someone who may not approve', async () => {
    const approval = await world.approvalCard(/It is Ann Alder/);
    assert.match(await approve(approval, codes[0], alex), /no admin role/);
    assert.match(await approve(approval, '000000', alex), /no admin role/);
    assert.match(await approve(approval, codes[0], userAdmin), /Approved by\nLidia Holloway/);
  });

  it('is in no chat, no log and no row; every time it was shown or refused is on record', async () => {
    const stored = await everythingStored(world);
    const written = [JSON.stringify(world.teams.history()), world.logged(), stored];
    for (const code of codes) {
      const inClear = new RegExp(`(?<![\\w.-])${code.slice(0, 3)}\\s?${code.slice(3)}(?![\\w-])`);
      for (const text of written) assert.doesNotMatch(text, inClear);
    }
    const trail = await auditTrail(world);
    const shown = trail.filter(({ action }) => action === 'code-shown').map(({ by }) => by);
    assert.deepEqual(shown, [ANN, BEN, CEM, CEM, DIA, DIA, ...Array.from({ length: 5 }, () => EVA)]);
    assert.deepEqual(
      refusalsOf(trail, 'code-shown'),
      [megan, alex, helpdesk].map((who) => [who, 'not-the-requester']),
    );
    assert.equal(trail.filter(({ action }) => action === 'code-wrong').length, 5 + 1 + 25);
    const reasons = refusalsOf(trail, 'approved').map(([, because]) => because);
    assert.deepEqual(reasons.slice(0, 2), ['code-none', 'code-wrong']);
    assert.ok(reasons.includes('code-used-up') && reasons.includes('code-expired'));
  });
});

describe('journey: the operator turns the code off', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ settings: { IDENTITY_CODE: 'off' } });
  });
  after(() => world.dispose());

  it('no card mentions one, a forged click shows none, and an approval needs none', async () => {
    const approval = await world.askFor(megan, 'reset my password');
    assert.match(approval.text, /First call the requester on a number you already had/);
    const progress = await world.told(megan, /Waiting for approval/);
    for (const { card } of [approval, progress]) assert.doesNotMatch(JSON.stringify(card), /code/i);
    const data = { verb: 'show-code', request: requestOf(approval), code: '1' };
    const value = { action: { type: 'Action.Execute', verb: 'show-code', data } };
    const { text } = await answerTo(world, invokeOf(world, world.id(megan), value));
    assert.match(text, /Waiting for approval/);
    assert.doesNotMatch(text, /\b\d{3}\s?\d{3}\b/);
    assert.match((await world.click(helpdesk, approval, 'approve')).text, /Approved by\nGrady Archie/);
    await world.told(megan, /Show once/);
  });
});
