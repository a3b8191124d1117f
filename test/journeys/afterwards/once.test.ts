import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createLog } from '../../../src/telemetry/log.ts';
import { type Service, startService } from '../../../src/service.ts';
import { type Activity, type Answer, deliverTo, invokeOf, messageOf } from '../../support/http/forge.ts';
import { auditTrail, whileStopped } from '../../support/world/journey.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { dataOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { helpdesk } = NAMES;
/** Several processes can share PostgreSQL; the embedded database belongs to one. */
const INSTANCES = process.env['TEST_DATABASE_URL'] === undefined ? 1 : 2;
const ROUNDS = Number(process.env['ONCE_ROUNDS'] ?? 20);
const crowd = Array.from({ length: ROUNDS * 5 + 2 }, (_, at) => colleague(`Requester ${at}.`, `requester${at}`));

describe(`journey: one ask is one request, over ${INSTANCES} instance(s), ${ROUNDS} rounds each`, function () {
  this.timeout(60_000 + ROUNDS * 10_000);
  let world: World;
  const others: Service[] = [];
  const unused = crowd.map(({ user }) => user.displayName);
  const somebody = (): string => {
    const name = unused.shift();
    assert.ok(name, 'somebody is left who has not asked yet');
    return name;
  };
  before(async () => {
    world = await startWorld({ people: crowd, settings: { IDENTITY_CODE: 'on' } });
    const silent = createLog({ level: 'silent' });
    while (others.length < INSTANCES - 1) others.push(await startService(world.config, silent, '127.0.0.1'));
  });
  after(async () => {
    await Promise.all(others.map((other) => other.stop()));
    await world.dispose();
  });

  const urls = (): string[] => [world.botUrl(), ...others.map(({ port }) => `http://127.0.0.1:${port}`)];
  /** Delivers all of these at once, to the instances in turn. */
  const atOnce = (activities: readonly Activity[]): Promise<Answer[]> =>
    Promise.all(activities.map((activity, at) => deliverTo(world, urls()[at % INSTANCES] ?? '', activity)));
  const send = async (url: string, activity: Activity): Promise<void> => {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await world.teams.signToken()}` },
      body: JSON.stringify(activity),
    });
    assert.equal(response.status, 200);
  };
  const post = async (activities: readonly Activity[]): Promise<void> => {
    await Promise.all(activities.map((activity, at) => send(urls()[at % INSTANCES] ?? '', activity)));
  };
  const press = (name: string, { message, card }: CardMessage, verb: string, inputs: object = {}): Activity => {
    const action = { type: 'Action.Execute', verb, data: { ...dataOf(card, verb), ...inputs } };
    return invokeOf(world, world.id(name), { action, trigger: 'manual' }, { replyToId: message.id });
  };
  const form = async (name: string): Promise<CardMessage> => {
    const before = world.teams.revision();
    await world.say(name, 'reset my password');
    return world.told(name, /Whose password should be reset|Reset your password/, before);
  };
  const references = (texts: readonly string[]): string[] => [
    ...new Set(texts.flatMap((text) => text.match(/PR-\w{6}/g) ?? [])),
  ];
  const cardsOf = (name: string): string[] => {
    const chat = world.teams.history(world.teams.personalChat(world.id(name)));
    return chat
      .filter(({ fromBot, attachments }) => fromBot && attachments.length > 0)
      .map(({ attachments }) => JSON.stringify(attachments));
  };
  /** The request can still be approved, with its code. */
  const livesOn = async (name: string): Promise<void> => {
    const approval = await world.approvalCard(new RegExp(`Reset .+’s password\\?[^]*${name}`));
    const code = await world.codeOf(name);
    const approved = await world.click(helpdesk, approval, 'approve', { code });
    assert.match(approved.text, /Approved by\nGrady Archie/);
    await world.told(name, /Show once/, approval.message.revision);
  };
  const requestsOf = (names: readonly string[]): Promise<[string, number][]> =>
    whileStopped(world, async (rows) => {
      const found = await rows.selectFrom('requests').select('requester_id').execute();
      return names.map((name): [string, number] => {
        return [name, found.filter(({ requester_id: by }) => by === world.id(name)).length];
      });
    });
  const onceEach = (names: readonly string[]): [string, number][] => names.map((name) => [name, 1]);

  it('a double click on the form makes one request; both clicks get the same card, and it can be approved', async () => {
    const names = Array.from({ length: ROUNDS }, somebody);
    for (const name of names) {
      const card = await form(name);
      const click = press(name, card, 'ask', { whose: 'mine', reason: 'Twice' });
      const answers = await atOnce([click, { ...click, id: `f:${randomUUID()}` }, click, click]);
      const texts = answers.map(({ text }) => text);
      assert.equal(references(texts).length, 1, texts.join('\n—\n'));
      await livesOn(name);
    }
    assert.deepEqual(await requestsOf(names), onceEach(names));
  });

  it('the form sent from two devices, with a different reason on each, makes one request; both show it', async () => {
    const names = Array.from({ length: ROUNDS }, somebody);
    for (const name of names) {
      const card = await form(name);
      const answers = await atOnce(
        ['On the telephone', 'On the notebook'].map((reason) => press(name, card, 'ask', { whose: 'mine', reason })),
      );
      assert.equal(references(answers.map(({ text }) => text)).length, 1);
    }
    await livesOn(names[0] ?? '');
    assert.deepEqual(await requestsOf(names), onceEach(names));
  });

  it('"Ask" pressed while the reason is typed makes one request', async () => {
    const names = Array.from({ length: ROUNDS }, somebody);
    for (const name of names) {
      const card = await form(name);
      const typed = messageOf(world, world.id(name), { text: 'Typed and pressed' });
      const [one = '', other = one] = urls();
      await Promise.all([
        send(one, typed),
        deliverTo(world, other, press(name, card, 'ask', { whose: 'mine', reason: 'Typed and pressed' })),
      ]);
    }
    await livesOn(names[0] ?? '');
    assert.deepEqual(await requestsOf(names), onceEach(names));
  });

  it('a typed request that Teams delivers to every instance: each message is answered once, and one request is made', async () => {
    const names = Array.from({ length: ROUNDS }, somebody);
    for (const name of names) {
      const before = world.teams.revision();
      const first = messageOf(world, world.id(name), { text: 'reset my password' });
      await post([first, first, first]);
      await world.told(name, /Whose password should be reset|Reset your password/, before);
      const second = messageOf(world, world.id(name), { text: 'Typed and repeated' });
      await post([second, second, second]);
      await post([first, second, second]);
      await world.told(name, /Waiting for approval/, before);
      assert.equal(cardsOf(name).length, 2, `the form and the request: ${cardsOf(name).join('\n')}`);
    }
    await livesOn(names[0] ?? '');
    assert.deepEqual(await requestsOf(names), onceEach(names));
  });

  it('"Reset my password" pressed twice on the help card, and both forms sent, makes one request on that card', async () => {
    const names = Array.from({ length: ROUNDS }, somebody);
    for (const name of names) {
      const before = world.teams.revision();
      await world.say(name, 'help');
      const help = await world.told(name, /Here is what I can do/, before);
      await atOnce([press(name, help, 'start'), press(name, help, 'start')]);
      const forms = await Promise.all([world.click(name, help, 'start'), world.click(name, help, 'start')]);
      for (const { text } of forms) assert.match(text, /Whose password should be reset|Reset your password/);
      const asks = forms.map(({ value }) =>
        press(name, { ...help, card: value }, 'ask', { whose: 'mine', reason: 'I forgot it on holiday' }),
      );
      const answers = await atOnce(asks);
      assert.equal(references(answers.map(({ text }) => text)).length, 1);
    }
    await livesOn(names[0] ?? '');
    assert.deepEqual(await requestsOf(names), onceEach(names));
  });

  it('a click repeated after its request has ended shows that request; a different answer makes a new one', async () => {
    const name = somebody();
    const card = await form(name);
    const ask = press(name, card, 'ask', { whose: 'other', who: 'nobody@contoso.com', reason: 'A slip' });
    const [first] = await atOnce([ask]);
    await world.told(name, /I found no account/);
    const [again] = await atOnce([ask]);
    assert.deepEqual(references([again?.text ?? '']), references([first?.text ?? '']));
    assert.match(again?.text ?? '', /I found no account/);
    const anew = press(name, card, 'ask', { whose: 'mine', reason: 'My own, then' });
    const answers = await atOnce([anew, anew]);
    const [reference = ''] = references(answers.map(({ text }) => text));
    assert.notEqual(reference, references([first?.text ?? ''])[0]);
    await livesOn(name);
    assert.deepEqual(await requestsOf([name]), [[name, 2]]);
  });

  it('none of this is on record as refused', async () => {
    const trail = await auditTrail(world);
    const refused = trail.filter(
      ({ action, detail }) => action.startsWith('refused') && detail['because'] !== 'not-found',
    );
    assert.deepEqual(refused, []);
  });
});
