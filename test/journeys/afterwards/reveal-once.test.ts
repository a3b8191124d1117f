import assert from 'node:assert/strict';
import type { RequestId } from '../../../src/requests/model/ids.ts';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import { until, writesFor } from '../../support/world/as-approver.ts';
import { answerTo, invokeOf } from '../../support/http/forge.ts';
import {
  PASSWORD,
  auditTrail,
  everythingStored,
  passwordIn,
  putBack,
  refusalsOf,
  requestOf,
} from '../../support/world/journey.ts';
import { MINUTE, press, timePasses } from '../../support/world/stages.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { dataOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { alex, helpdesk, userAdmin } = NAMES;
const GUEST = 'User One';
const NO_REQUEST = 'AAAAAAAAAAAAAAAAAAAAAA';
const [ANN, BEN, CEM, DIA] = ['Ann Alder', 'Ben Beech', 'Cem Cedar', 'Dia Durian'] as const;
const OWNERS = [ANN, BEN, CEM, DIA];
const SEALED = /"sealed":"([\w.-]{40,})"/g;

describe('journey: a password is shown once, to one person', () => {
  let world: World;
  /** By owner: the finished request, and the card on which the password waits. */
  const done = new Map<string, { readonly request: RequestId; readonly card: CardMessage }>();
  /** The sealed passwords in the rows. */
  let sealed: readonly string[] = [];
  /** Whose attempt to read was refused, and why, in order. */
  const refused: [string, string][] = [];
  before(async () => {
    world = await startWorld({ people: OWNERS.map((name) => colleague(name)) });
    for (const name of OWNERS) {
      const approval = await world.askFor(name, 'reset my password');
      await world.click(helpdesk, approval, 'approve');
      done.set(name, { request: requestOf(approval), card: await world.told(name, /Show once/) });
    }
    sealed = [...(await everythingStored(world)).matchAll(SEALED)].map(([, one = '']) => one);
    assert.equal(sealed.length, OWNERS.length);
  });
  after(() => world.dispose());

  const of = (name: string): { readonly request: RequestId; readonly card: CardMessage } => {
    const found = done.get(name);
    assert.ok(found);
    return found;
  };
  const reveal = async (name: string): Promise<string> => (await world.click(name, of(name).card, 'reveal')).text;
  const notShown = (text: string): void => assert.doesNotMatch(text, PASSWORD);

  it('to nobody but its owner: not to an approver, a colleague or a guest', async () => {
    for (const who of [helpdesk, userAdmin, alex, GUEST, BEN]) {
      const text = await press(world, who, 'reveal', of(ANN).request);
      notShown(text);
      assert.match(text, /Only the person this is meant for can do that/);
      assert.doesNotMatch(text, /Ann|ann@/);
      refused.push([who, 'not-the-owner']);
    }
    assert.equal(world.directory.signIn('ann@contoso.com', passwordIn(await reveal(ANN))), 'must-change-password');
  });

  it('with time for the owner to read it before they are signed out everywhere, Teams included', async () => {
    const { sessionsRevoked } = world.directory.tenant;
    await timePasses(world, of(ANN).request, 4 * MINUTE);
    await world.say(ANN, 'help');
    assert.deepEqual(sessionsRevoked, []);
    await timePasses(world, of(ANN).request, 2 * MINUTE);
    await until(world, () => sessionsRevoked.some(({ user }) => user === world.id(ANN)));
  });

  it('never a second time', async () => {
    passwordIn(await reveal(BEN));
    const again = await reveal(BEN);
    notShown(again);
    assert.match(again, /was shown/);
    refused.push([BEN, 'revealed']);
  });

  it('not again if the same click is delivered again, at once or later', async () => {
    const { card, message } = of(CEM).card;
    const value = { action: { type: 'Action.Execute', verb: 'reveal', data: dataOf(card, 'reveal') } };
    const click = invokeOf(world, world.id(CEM), value, { replyToId: message.id });
    const answers = await Promise.all([1, 2, 3].map(() => answerTo(world, click)));
    assert.equal(answers.filter(({ text }) => PASSWORD.test(text)).length, 1);
    notShown((await answerTo(world, click)).text);
    // A repeated refusal is only counted.
    refused.push([CEM, 'revealed']);
  });

  it('not after ten minutes, even if the job is late: the click itself erases it and has it replaced', async () => {
    await putBack(world, of(DIA).request, ['handover', 'until'], 11 * MINUTE);
    const late = await reveal(DIA);
    notShown(late);
    assert.match(late, /was not read in time/);
    await until(world, () => writesFor(world, DIA).length === 2);
    const [ours, ...others] = writesFor(world, DIA);
    assert.equal(others.length, 1);
    for (const password of [ours?.password ?? '', SAMPLE_PASSWORD])
      assert.equal(world.directory.signIn('dia@contoso.com', password), 'wrong-password');
    notShown(await reveal(DIA));
    refused.push([DIA, 'erased']);
  });

  it('not for a request that is not done or does not exist', async () => {
    const pending = requestOf(await world.askFor(alex, 'reset my password'));
    for (const [who, request, because] of [
      [ANN, pending, 'not-the-owner'],
      [alex, pending, 'not-done'],
      [ANN, NO_REQUEST, 'unknown-request'],
    ] as const) {
      const text = await press(world, who, 'reveal', request);
      notShown(text);
      if (who === ANN) assert.doesNotMatch(text, /Alex|alexw@/, 'nor is it told whose it is');
      refused.push([who, because]);
    }
  });

  it('each refusal is on record with its reason, and each password as read once', async () => {
    const trail = await auditTrail(world);
    assert.deepEqual(refusalsOf(trail, 'revealed'), refused);
    const read = trail.filter(({ action }) => action === 'revealed').map(({ by }) => by);
    assert.deepEqual(read, [ANN, BEN, CEM]);
    for (const text of [JSON.stringify(trail), JSON.stringify(world.teams.history()), world.logged()]) notShown(text);
  });

  it('and nothing that was shown or has expired is left in the database', async () => {
    const stored = await everythingStored(world);
    assert.doesNotMatch(stored, SEALED);
    for (const one of sealed) assert.ok(!stored.includes(one));
  });
});
