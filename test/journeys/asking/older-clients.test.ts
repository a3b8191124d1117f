import assert from 'node:assert/strict';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import { PASSWORD, passwordIn } from '../../support/world/journey.ts';
import { dataOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk } = NAMES;

describe('journey: Teams clients that support only Action.Submit', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.dispose());

  /** Presses a button as an older client does: a message with a value, answered only by what the bot posts. */
  const submit = async (name: string, on: CardMessage, data: Record<string, unknown>): Promise<number> => {
    const before = world.teams.revision();
    const { conversationId, id } = on.message;
    const { status, body } = await world.teams.submit(world.id(name), conversationId, id, data);
    assert.deepEqual([status, body], [200, undefined]);
    return before;
  };
  const askedByCard = async (name: string, inputs: Record<string, string>): Promise<CardMessage> => {
    const start = world.teams.revision();
    await world.say(name, 'password reset');
    const card = await world.told(name, /Whose password|Reset your password/, start);
    const before = await submit(name, card, { verb: 'ask', ...inputs });
    const progress = await world.told(name, /Looking up|Waiting for approval|Is this the account/, before);
    assert.equal(progress.message.id, card.message.id, 'the form becomes the request’s card');
    return progress;
  };

  it('can ask and approve, and are never shown a password in a message', async () => {
    const start = world.teams.revision();
    await askedByCard(megan, { whose: 'mine', reason: 'From an old telephone' });
    const approval = await world.approvalCard(/From an old telephone/, start);
    const approved = await submit(helpdesk, approval, dataOf(approval.card, 'approve'));
    await world.approvalCard(/Grady Archie/, approved);

    const done = await world.told(megan, /Show once/, start);
    const refused = await submit(megan, done, dataOf(done.card, 'reveal'));
    await world.told(megan, /This version of Teams cannot show that safely/, refused);
    assert.doesNotMatch(JSON.stringify(world.teams.history()), PASSWORD);

    const shown = await world.click(megan, done, 'reveal');
    assert.equal(world.directory.signIn('meganb@contoso.com', passwordIn(shown.text)), 'must-change-password');
  });

  it('can deny with a reason, and are asked for it if it is missing', async () => {
    const start = world.teams.revision();
    await askedByCard(alex, { whose: 'other', who: 'adelev@contoso.com', reason: 'She asked me to' });
    const shown = await world.told(alex, /Is this the account\?[^]*adelev@contoso\.com/, start);
    const chosen = await submit(alex, shown, dataOf(shown.card, 'choose'));
    await world.told(alex, /Your request has been received/, chosen);
    const approval = await world.approvalCard(/She asked me to/, start);
    const noReason = await submit(helpdesk, approval, { ...dataOf(approval.card, 'deny'), reason: ' ' });
    await world.approvalCard(/Write a reason first/, noReason);
    const denied = await submit(helpdesk, approval, { ...dataOf(approval.card, 'deny'), reason: 'I do not know her' });
    await world.told(alex, /I do not know her/, denied);
    assert.equal(world.directory.signIn('adelev@contoso.com', SAMPLE_PASSWORD), 'ok');
  });

  it('can cancel a request; an unknown button does nothing', async () => {
    const start = world.teams.revision();
    await askedByCard(alex, { whose: 'mine', reason: 'Not sure yet' });
    const progress = await world.told(alex, /Waiting for approval/, start);
    const odd = await submit(alex, progress, { verb: 'explode', request: dataOf(progress.card, 'cancel')['request'] });
    await world.told(alex, /I no longer know this request/, odd);
    const cancelled = await submit(alex, progress, dataOf(progress.card, 'cancel'));
    await world.told(alex, /Request cancelled/, cancelled);
  });
});
