/** The sign-ins one by one: to one approver whose rights were read, and to nobody else. */
import assert from 'node:assert/strict';
import { recordSignIn } from '../../../sandbox/directory/administration.ts';
import { auditTrail } from '../../support/world/journey.ts';
import { dataOf, verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin } = NAMES;
const DETAILS = /Ios 26|Netherlands/;

describe('journey: an approver looks up the last sign-ins', () => {
  let world: World;
  let approval: CardMessage;
  before(async () => {
    world = await startWorld({ settings: { IDENTITY_CODE: 'on' } });
    const user = world.directory.tenant.users.find(({ displayName }) => displayName === megan);
    assert.ok(user !== undefined);
    for (const [code, minutes] of [
      [50126, 4],
      [50053, 2],
    ] as const)
      recordSignIn(world.directory.tenant, user, code, new Date(Date.now() - minutes * 60_000));
    approval = await world.askFor(megan, 'reset my password');
  });
  after(() => world.dispose());

  it('and reads when, what, the system and the country, on a card that keeps what they typed', async () => {
    const { text, value } = await world.click(helpdesk, approval, 'show-sign-ins', { code: '12' });
    assert.match(text, /Locked out · Ios 26\.1 · Netherlands[^]*1 wrong password · Ios 26\.1 · Netherlands/);
    assert.doesNotMatch(text, /Haarlem|203\.0\.113|Mobile Safari/);
    assert.match(JSON.stringify(value), /"id":"code","label[^]*"value":"12"\}/);
    assert.deepEqual([...verbsOf(value)].sort(), ['approve', 'deny', 'show-sign-ins']);
  });

  it('even where the log cannot be read now, which the card says', async () => {
    world.directory.failNext({
      match: { path: /auditLogs\/signIns/ },
      times: 9,
      with: { status: 403, code: 'Forbidden' },
    });
    const { text } = await world.click(userAdmin, approval, 'show-sign-ins');
    assert.match(text, /can’t be read now|· Ios 26/);
  });

  it('whose roles do not reach the account learns nothing, and it is on record', async () => {
    assert.match((await world.click(alex, approval, 'show-sign-ins')).text, /not allowed|may not|cannot/i);
    const refused = (await auditTrail(world)).filter(({ action }) => action === 'refused:click');
    assert.deepEqual(
      refused.map(({ by }) => by),
      [alex],
    );
  });

  it('not as a message, which a chat would keep', async () => {
    const before = world.teams.revision();
    const { conversationId, id } = approval.message;
    await world.teams.submit(world.id(helpdesk), conversationId, id, dataOf(approval.card, 'show-sign-ins'));
    await world.approvalCard(/This version of Teams cannot show that safely/, before);
  });

  it('not once nothing is left to decide; and no message anywhere has them', async () => {
    await world.click(helpdesk, approval, 'deny', { reason: 'Not reached' });
    assert.match((await world.click(helpdesk, approval, 'show-sign-ins')).text, /Nothing is left to decide/);
    assert.doesNotMatch(JSON.stringify(world.teams.history()), DETAILS);
    assert.doesNotMatch(world.logged(), DETAILS);
  });
});
