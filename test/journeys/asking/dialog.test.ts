import assert from 'node:assert/strict';
import { dataOf } from '../../support/world/read-card.ts';
import { everythingStored } from '../../support/world/journey.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk } = NAMES;
const GUEST_ADDRESS = 'user1@forthcoffee.com';
const ASKS = /Whose password should be reset\?/;
/** One's own. */
const OWN = /Reset your password\?/;
const EIGEN = /Je wachtwoord resetten\?/;
const VRAAGT = /Wiens wachtwoord moet opnieuw worden ingesteld\?/;

/** What someone writes in their personal chat, in which language, and what the bot answers. */
const PHRASES: readonly (readonly [text: string, locale: string, answer: RegExp])[] = [
  ['reset my password', 'en-US', OWN],
  ['I forgot my password', 'en-GB', OWN],
  [`reset password for ${GUEST_ADDRESS}`, 'en-US', ASKS],
  [GUEST_ADDRESS, 'en-US', ASKS],
  ['hello', 'en-US', /Here is what I can do/],
  ['help', 'en-US', /Here is what I can do/],
  ['status', 'en-US', /You have not asked for anything yet/],
  ['cancel', 'en-US', /There is nothing to cancel/],
  ['yes', 'en-US', /not sure what you mean/],
  ['the weather is nice', 'en-US', /not sure what you mean/],
  ['', 'en-US', /not sure what you mean/],
  ['💥 <b>**x**</b> ${title}', 'en-US', /not sure what you mean/],
  ['blah '.repeat(5_000), 'en-US', /not sure what you mean/],
  ['account locked', 'en-US', OWN],
  ['reset a password for a colleague', 'en-US', ASKS],
  ['ik kom er niet in', 'nl-NL', EIGEN],
  ['I lost my phone', 'en-US', /You changed or lost your phone/],
  ['mijn mfa werkt niet', 'nl-NL', /verandert je tweede stap niet/],
  ['thanks!', 'en-US', /You’re welcome/],
  ['any news?', 'en-US', /You have not asked for anything yet/],
  [`reset my password ${'please '.repeat(3_000)}`, 'en-US', ASKS],
  ['wachtwoord vergeten', 'nl-NL', EIGEN],
  ['Ik ben mijn wachtwoord vergeten', 'nl-BE', EIGEN],
  [`wachtwoord resetten van ${GUEST_ADDRESS}`, 'nl-NL', VRAAGT],
  [GUEST_ADDRESS, 'nl-NL', VRAAGT],
  ['hallo', 'nl-NL', /Dit kan ik voor je doen/],
  ['hulp', 'nl-NL', /Dit kan ik voor je doen/],
  ['status', 'nl-NL', /Je hebt nog niets gevraagd/],
  ['annuleren', 'nl-NL', /Er valt niets te annuleren/],
  ['wat een weer', 'nl-NL', /niet zeker wat je bedoelt/],
  ['wachtwoord vergeten', 'en-US', OWN],
  ['reset my password', 'nl-NL', EIGEN],
  ['hello', 'fr-FR', /Here is what I can do/],
];

describe('journey: the dialog in a personal chat', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.dispose());

  /** Writes something. @returns the bot's answer */
  const write = async (name: string, text: string, answer: RegExp, locale = 'en-US'): Promise<CardMessage> => {
    const before = world.teams.revision();
    const { status } = await world.say(name, text, locale);
    assert.equal(status, 200);
    return world.told(name, answer, before);
  };
  const botSaid = (name: string): number =>
    world.teams.history(world.teams.personalChat(world.id(name))).filter(({ fromBot }) => fromBot).length;

  for (const [text, locale, answer] of PHRASES) {
    it(`answers "${text.slice(0, 60)}" (${locale}) with ${answer.source}`, async () => {
      const before = botSaid(alex);
      await write(alex, text, answer, locale);
      assert.equal(botSaid(alex), before + 1, 'one answer');
      if ([ASKS, VRAAGT, OWN, EIGEN].includes(answer))
        await write(alex, 'cancel', /No request was made|Er is geen verzoek gedaan/, locale);
    });
  }

  it('asks whose and why on one card, with whatever is known already filled in', async () => {
    const open = await write(megan, 'reset a password for a colleague', ASKS);
    assert.deepEqual(inputs(open.card), { whose: '', who: '', reason: '' });
    await write(megan, 'cancel', /No request was made/);
    const own = await write(megan, 'reset my password', OWN);
    assert.deepEqual(inputsIn(own.card), [['reason', '']]);
    await write(megan, 'cancel', /No request was made/);
    const other = await write(megan, GUEST_ADDRESS, ASKS);
    assert.deepEqual(inputs(other.card), { whose: 'other', who: GUEST_ADDRESS, reason: '' });
    await write(megan, 'cancel', /No request was made/);
  });

  it('a symptom in answer to "whose?" is not taken for one’s own', async () => {
    const asked = 'reset a password for a colleague';
    await write(megan, asked, ASKS);
    const again = await write(megan, 'password expired', ASKS);
    assert.equal(inputs(again.card)['whose'], '');
    await write(megan, 'cancel', /No request was made/);
  });

  it('an incomplete card comes back and says what is missing', async () => {
    const card = await write(megan, 'reset a password for a colleague', ASKS);
    const noReason = await world.click(megan, card, 'ask', { whose: 'other', who: 'Alex Wilber', reason: '  ' });
    assert.match(noReason.text, /Please add a few words on why/);
    assert.deepEqual(inputs(noReason.value), { whose: 'other', who: 'Alex Wilber', reason: '' });
    const noName = await world.click(megan, card, 'ask', { whose: 'other', who: '', reason: 'He called' });
    assert.match(noName.text, /Whose is it\? Fill in the address or the name/);
    assert.deepEqual(
      inputs(noName.value),
      { whose: 'other', who: '', reason: 'He called' },
      'the earlier name is gone',
    );
    const typed = { whose: 'other', who: 'alexw@contoso.com, meganb@contoso.com', reason: 'reset password' };
    const both = await world.click(megan, card, 'ask', typed);
    assert.match(both.text, /You named more than one account[^]*Please add a few words on why/);
    assert.deepEqual(inputs(both.value), typed, 'what was typed is kept');
    const cancelled = await world.click(megan, card, 'cancel-ask');
    assert.match(cancelled.text, /No request was made/);
  });

  it('typed answers work as well: whose, then why', async () => {
    await write(megan, 'reset a password for a colleague', ASKS);
    const named = await write(megan, 'Alex Wilber', ASKS);
    assert.deepEqual(inputs(named.card), { whose: 'other', who: 'Alex Wilber', reason: '' });
    const before = world.teams.revision();
    const shown = await write(megan, 'He lost his telephone', /Is this the account/);
    assert.match(shown.text, /Alex Wilber\nalexw@contoso\.com/);
    const approvals = world.teams.history(world.teams.approvals.conversationId);
    assert.deepEqual(
      approvals.filter(({ revision }) => revision > before),
      [],
      'nobody else knows yet',
    );
    await world.confirm(megan, before);
    const approval = await world.approvalCard(/He lost his telephone/, before);
    assert.match(approval.text, /alexw@contoso\.com/);
    await write(megan, 'cancel', /Your request is cancelled/);
  });

  it('"help" and "status" interrupt the dialog, which then continues where it was', async () => {
    await write(megan, `reset password for ${GUEST_ADDRESS}`, ASKS);
    for (const [text, answer] of [
      ['help', /Here is what I can do/],
      ['status', /Your latest requests/],
      ['hello', /Here is what I can do/],
    ] as const) {
      const before = world.teams.revision();
      await write(megan, text, answer);
      const again = await world.told(megan, ASKS, before);
      assert.deepEqual(inputs(again.card), { whose: 'other', who: GUEST_ADDRESS, reason: '' });
    }
    await write(megan, 'She cannot get in', /Only the person or an admin of that home directory/);
  });

  it('naming someone else starts it again', async () => {
    await write(megan, 'reset my password', OWN);
    const anew = await write(megan, 'reset password for Alex Wilber', ASKS);
    assert.deepEqual(inputs(anew.card), { whose: 'other', who: 'Alex Wilber', reason: '' });
    await write(megan, 'never mind', /No request was made/);
    await write(megan, 'He is on holiday', /not sure what you mean/);
  });

  it('a Dutch name with "van" in it is one name', async () => {
    const card = await write(megan, 'wachtwoord resetten van Jan van den Berg', VRAAGT, 'nl-NL');
    assert.deepEqual(inputs(card.card), { whose: 'other', who: 'Jan van den Berg', reason: '' });
    await write(megan, 'laat maar', /Er is geen verzoek gedaan/, 'nl-NL');
  });

  it('two people with one name: the requester picks one, and the request is for that one only', async () => {
    await write(alex, 'reset password for Jan de Vries', ASKS);
    const choice = await write(alex, 'He lost his notebook', /Which account do you mean/);
    assert.match(choice.text, /jandv@contoso\.com[^]*jandv2@contoso\.com/);
    const before = world.teams.revision();
    const account = dataOf(choice.card, 'choose')['account'];
    assert.equal(typeof account, 'string');
    const chosen = await world.click(alex, choice, 'choose');
    assert.equal(chosen.statusCode, 200);
    const approval = await world.approvalCard(/Jan de Vries/, before);
    assert.match(approval.text, new RegExp(String(account)));
    await write(alex, 'cancel', /Your request is cancelled/);
  });

  it('a password in a message is answered with a warning, and kept nowhere, even while the bot asks why', async () => {
    for (const text of ['my password is Welkom-2026!', 'reset my password, my password was Welkom-2026!']) {
      await write(alex, text, /Don’t share your password/);
    }
    await write(alex, 'reset my password', OWN);
    await write(alex, 'my password is Welkom-2026! and it does not work', /Don’t share your password/);
    await write(alex, 'cancel', /No request was made/);
    assert.ok(!(await everythingStored(world)).includes('Welkom'));
    assert.ok(!world.logged().includes('Welkom'));
  });

  it('the buttons of an answer that understood nothing lead on', async () => {
    const choices = await write(megan, 'the weather is nice', /not sure what you mean/);
    assert.match((await world.click(megan, choices, 'own-requests')).text, /Your latest requests/);
    const other = await world.click(megan, choices, 'start-other');
    assert.deepEqual(inputs(other.value), { whose: '', who: '', reason: '' });
    await write(megan, 'cancel', /No request was made/);
    assert.match((await world.click(megan, choices, 'start')).text, OWN);
    await write(megan, 'cancel', /No request was made/);
  });

  it('a card filled in after its dialog was cancelled still makes a request', async () => {
    const card = await write(helpdesk, 'reset my password', OWN);
    await write(helpdesk, 'cancel', /No request was made/);
    const before = world.teams.revision();
    await world.click(helpdesk, card, 'ask', { whose: 'mine', reason: 'After all' });
    await world.approvalCard(/After all/, before);
  });

  it('after a restart in the middle, the card still works, and so do typed answers', async () => {
    const card = await write(NAMES.authAdmin, 'reset my password', OWN);
    await write(NAMES.userAdmin, 'reset my password', OWN);
    await world.stopBot();
    await world.startBot();
    const before = world.teams.revision();
    await world.click(NAMES.authAdmin, card, 'ask', { whose: 'mine', reason: 'By card' });
    await world.say(NAMES.userAdmin, 'By hand');
    await world.approvalCard(/By card/, before);
    await world.approvalCard(/By hand/, before);
  });
});

/** The values in the inputs of the ask card. */
function inputs(card: unknown): Record<string, unknown> {
  const { whose, who, reason } = Object.fromEntries(inputsIn(card));
  return { whose, who, reason };
}

function inputsIn(node: unknown): (readonly [id: string, value: unknown])[] {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.values(node).flatMap(inputsIn);
  const isInput = 'type' in node && String(node.type).startsWith('Input.') && 'id' in node;
  return isInput ? [[String(node.id), 'value' in node ? node.value : ''], ...below] : below;
}
