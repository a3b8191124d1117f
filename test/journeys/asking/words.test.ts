import assert from 'node:assert/strict';
import { CONTOSO } from '../../../sandbox/directory/people.ts';
import { messageOf } from '../../support/http/forge.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, globalAdmin } = NAMES;
const CONAN = "Conan O'Brien";
const CONAN_NAME = "conan.o'brien@contoso.com";
/** Their sign-in name is the end of someone else's. */
const BRIEN = 'Brien Short';
const BRIEN_NAME = 'brien@contoso.com';
const HOOFT_NAME = "'t.hooft@contoso.com";
const ASKS = /Whose password should be reset|Reset your password/;
/** One's own. */
const OWN = /Reset your password\?/;

describe('journey: whose password it is, in people’s own words', () => {
  let world: World;
  before(async () => {
    const people = [colleague(CONAN, "conan.o'brien"), colleague(BRIEN, 'brien'), colleague('Hanna Hooft', "'t.hooft")];
    const named = [colleague('Will Smith', 'will'), colleague('Wil de Vries', 'wil')];
    world = await startWorld({
      people: [...people, ...named, colleague('Theo Hooft', 't.hooft')],
      settings: { REQUESTS_PER_HOUR: '1000' },
    });
  });
  after(() => world.dispose());

  /** Writes something. @returns the newest card that answers */
  const write = async (text: string, answer: RegExp): Promise<CardMessage> => {
    const before = world.teams.revision();
    await world.say(alex, text, 'en-US');
    return world.told(alex, answer, before);
  };
  const stop = (): Promise<CardMessage> => write('never mind', /No request was made/);
  const form = (card: unknown): Record<string, unknown> => Object.fromEntries(inputsIn(card));

  for (const [text, subject] of [
    [`reset password for ${CONAN_NAME}`, CONAN_NAME],
    ['reset password for conan.o’brien@contoso.com', CONAN_NAME],
    ['reset password for <conan.o&#39;brien@contoso.com>;', CONAN_NAME],
    ['reset password for conan.o\'<a href="mailto:brien@contoso.com">brien@contoso.com</a>', CONAN_NAME],
    ['Please reset the password of Conan O’Brien, asap', CONAN_NAME],
    [`reset password for ${HOOFT_NAME}`, HOOFT_NAME],
    [`unlock account ${BRIEN_NAME}`, BRIEN_NAME],
    ['reset password for Will Smith', 'will@contoso.com'],
    ['wachtwoord resetten voor Wil de Vries', 'wil@contoso.com'],
    ['reset password for brien@contoso.com.', BRIEN_NAME],
  ] as const) {
    it(`${text}: the approvers are asked about ${subject}, whom the requester saw and confirmed`, async () => {
      const before = world.teams.revision();
      const asked = await write(text, ASKS);
      assert.equal(form(asked.card)['whose'], 'other');
      const shown = await write('Is standing at my desk', /Is this the account\?/);
      assert.ok(shown.text.includes(`\n${subject}\n`), shown.text);
      await world.confirm(alex, before);
      const approval = await world.approvalCard(/Reset .+’s password\?/, before);
      assert.ok(approval.text.includes(`Sign-in name\n${subject}`), approval.text);
      await write('cancel', /Your request is cancelled/);
      // Wait for the approvers' card: the next test counts from there.
      await world.approvalCard(/Cancelled by the requester/, before);
    });
  }

  for (const text of [
    'reset password for "conan.o"brien@contoso.com',
    "reset password for conan.o' brien@contoso.com",
    'reset password for conan,brien@contoso.com',
    'reset password for conan.o&foo;brien@contoso.com',
    'reset password for brien@contoso.com/x',
    'reset password for brien@contoso.com or conan',
    'reset password, and mail brien@contoso.com',
    'reset password for the manager of brien@contoso.com',
    'reset password for brien@contoso.com, Will Smith',
    `reset password for brien@contoso.com ${CONAN_NAME}`,
  ]) {
    it(`${text}: nobody is chosen, the form says what was understood, and nobody else is told`, async () => {
      const before = world.teams.revision();
      const asked = await write(text, ASKS);
      const { whose, who } = form(asked.card);
      assert.deepEqual([whose, who], ['', '']);
      assert.match(asked.text, /You named|I am not sure which account you mean/);
      await stop();
      const told = world.teams.history(world.teams.approvals.conversationId);
      assert.ok(told.every(({ revision }) => revision <= before));
    });
  }

  it('"my password" is the requester’s own, whoever else is named; the form asks about them', async () => {
    const asked = await write('I forgot my password, please call me or mail brien@contoso.com', ASKS);
    assert.equal(form(asked.card)['whose'], 'mine');
    assert.match(asked.text, /You named brien@contoso\.com\. Choose whose password it is/);
    const before = world.teams.revision();
    await world.say(alex, 'On holiday');
    const approval = await world.approvalCard(/On holiday/, before);
    assert.match(approval.text, /Sign-in name\nalexw@contoso\.com/);
    await write('cancel', /Your request is cancelled/);
  });

  it('the same wish again, a command or a greeting is not taken as a reason: the form is shown again', async () => {
    await write('reset my password', OWN);
    for (const text of ['reset my password', 'Reset my password!', 'please reset my password', 'hello', 'thanks'])
      assert.equal(form((await write(text, OWN)).card)['reason'], '', text);
    await stop();
  });

  for (const who of [
    'Conan O’Brien <conan.o’brien@contoso.com>',
    '<conan.o’brien@contoso.com>',
    "mailto:conan.o'brien@contoso.com",
    "conan.o'brien@contoso.com;",
    'Conan O’Brien',
  ]) {
    it(`the card's field reads ${who} as ${CONAN_NAME}`, async () => {
      const card = await write('reset a password for a colleague', ASKS);
      const before = world.teams.revision();
      await world.click(alex, card, 'ask', { whose: 'other', who, reason: 'He called' });
      const shown = await world.told(alex, /Is this the account\?/, before);
      assert.ok(shown.text.includes(`\n${CONAN_NAME}\n`), shown.text);
      await write('cancel', /Your request is cancelled/);
    });
  }

  it('two answers at once on the card lead to a question, and so does half an address', async () => {
    const card = await write('reset a password for a colleague', ASKS);
    const both = await world.click(alex, card, 'ask', { whose: 'mine', who: BRIEN_NAME, reason: 'He called' });
    assert.match(both.text, /You gave more than one answer/);
    const picked = { whose: 'other', who: BRIEN_NAME, account: world.id(CONAN), reason: 'He called' };
    assert.match((await world.click(alex, card, 'ask', picked)).text, /You gave more than one answer/);
    const half = await world.click(alex, card, 'ask', {
      whose: 'other',
      who: '"conan.o"brien@contoso.com',
      reason: 'x',
    });
    assert.match(half.text, /I am not sure which account you mean/);
    await stop();
  });

  it('the bot’s own name in two parts, with HTML spaces, is not part of a command in a channel', async () => {
    const { teams } = world;
    const bot = { id: `28:${world.config.identity.appId}`, name: 'Password Reset' };
    const mentions = ['Password', 'Reset'].map((text) => ({
      type: 'mention',
      text: `<at>${text}</at>`,
      mentioned: bot,
    }));
    const conversation = {
      id: teams.approvals.conversationId,
      conversationType: 'channel',
      isGroup: true,
      tenantId: CONTOSO.id,
    };
    const order = async (text: string, answer: RegExp): Promise<void> => {
      const before = teams.revision();
      const at = '<at>Password</at>&nbsp;<at>Reset</at>&nbsp;';
      const sent = messageOf(world, world.id(globalAdmin), { text: `${at}${text}`, entities: mentions, conversation });
      assert.equal((await teams.deliver(sent)).status, 200);
      await world.approvalCard(answer, before);
    };
    await order('lockdown stop', /Lockdown is on/);
    await order('lockdown off', /Lockdown is over/);
    await order('help', /Here is what I can do/);
  });

  it('text of any length and kind is answered at once, and delays nobody else', async () => {
    const units = [
      '.',
      '@',
      ' ',
      'a@',
      "'",
      '<',
      '<a ',
      '[',
      '](',
      '&',
      '&#',
      '.\n',
      'a.b@',
      '\u0301',
      '👩‍🦰',
      'for ',
      "x's ",
    ];
    for (const unit of units) {
      const text = `reset password ${unit.repeat(Math.ceil(28_000 / unit.length))}`;
      const before = world.teams.revision();
      const start = performance.now();
      const [sent, health] = await Promise.all([world.say(megan, text), fetch(`${world.botUrl()}/healthz`)]);
      assert.deepEqual([sent.status, health.status], [200, 200]);
      await world.told(megan, /Whose password|Reset your password|not sure what you mean/, before);
      assert.ok(performance.now() - start < 5_000, `${JSON.stringify(unit)} took ${performance.now() - start} ms`);
      await world.say(megan, 'never mind');
    }
  });
});

function inputsIn(node: unknown): (readonly [id: string, value: unknown])[] {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.values(node).flatMap(inputsIn);
  const isInput = 'type' in node && String(node.type).startsWith('Input.') && 'id' in node;
  return isInput ? [[String(node.id), 'value' in node ? node.value : ''], ...below] : below;
}
