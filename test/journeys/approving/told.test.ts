/** People are told: each piece of news is a message of its own, to which the former one points. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { StoredActivity } from '../../../sandbox/teams/chats/messages.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { PASSWORD, auditTrail, requestOf, whileStopped } from '../../support/world/journey.ts';
import { referenceOn, said, textOf, verbsOf } from '../../support/world/read-card.ts';
import { MINUTE, timePasses } from '../../support/world/stages.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { alex, helpdesk, userAdmin } = NAMES;
const [ANN, BEN, CEM, DIA] = ['Ann Alder', 'Ben Beech', 'Cem Cedar', 'Dia Durian'] as const;
const SYNCED = 'Henrietta Mueller';

describe('journey: what people are told', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ people: [ANN, BEN, CEM, DIA].map((name) => colleague(name)) });
  });
  after(() => world.dispose());

  /** The bot's messages in someone's chat about this request: all that they say now. */
  const chatAbout = (name: string, on: CardMessage): readonly StoredActivity[] =>
    world.teams
      .history(world.teams.personalChat(world.id(name)))
      .filter((message) => message.fromBot && said(message).includes(referenceOn(on)));
  const FOLLOWED = /^\s*PR-\w{6}: see the newer message below\.\s*$/;
  /** All but the last are one line. */
  const isFolded = async (name: string, on: CardMessage): Promise<void> => {
    await whileStopped(world, () => Promise.resolve());
    const former = chatAbout(name, on).slice(0, -1);
    for (const message of former) assert.match(said(message), FOLLOWED);
    assert.ok(former.length > 0);
  };
  const actionsOf = async (on: CardMessage): Promise<string[]> =>
    (await auditTrail(world)).filter(({ request }) => request === requestOf(on)).map(({ action }) => action);

  it('an approval and a password that is ready are new messages, whose summary says so without a secret', async () => {
    const approval = await world.askFor(ANN, 'reset my password');
    const waits = await world.told(ANN, /Waiting for approval/);
    await world.click(helpdesk, approval, 'approve');
    const ready = await world.told(ANN, /Show once/);
    assert.notEqual(ready.message.id, waits.message.id);
    assert.equal(ready.message.editedAt, null);
    assert.equal(ready.message.summary, `Your password was reset (${referenceOn(approval)})`);
    const { text } = await world.click(ANN, ready, 'reveal');
    await isFolded(ANN, approval);
    const [password = ''] = PASSWORD.exec(text) ?? [];
    assert.ok(!JSON.stringify(world.teams.history()).includes(password));
  });

  it('the approvers’ card says at once that the password was read, while its reader still sees it', async () => {
    const approval = await world.askFor(BEN, 'reset my password');
    await world.click(helpdesk, approval, 'approve');
    const ready = await world.told(BEN, /Show once/);
    const before = world.teams.revision();
    await world.click(BEN, ready, 'reveal');
    await world.approvalCard(/Shown once to/, before);
    assert.equal(chatAbout(BEN, approval).at(-1)?.editedAt, null);
  });

  it('a denial is a new message to the requester and to the owner', async () => {
    await world.say(CEM, 'help');
    const approval = await world.askFor(alex, `reset password for ${CEM}`);
    await world.told(CEM, /Someone asked for a new password for you/);
    await world.click(helpdesk, approval, 'deny', { reason: 'Not so' });
    const [own, owner] = await Promise.all([world.told(alex, /Not so/), world.told(CEM, /It was not approved/)]);
    for (const { message } of [own, owner]) assert.equal(message.editedAt, null);
    await isFolded(alex, approval);
    await isFolded(CEM, approval);
  });

  it('a password that nobody reads is mentioned once more before it is erased, and can still be read then', async () => {
    const approval = await world.askFor(DIA, 'reset my password');
    await world.click(helpdesk, approval, 'approve');
    const ready = await world.told(DIA, /Show once/);
    assert.match(ready.text, /If it is not shown by then, it is erased/);
    await timePasses(world, requestOf(approval), 8 * MINUTE);
    const reminder = await world.told(DIA, /will be erased soon/);
    assert.notEqual(reminder.message.id, ready.message.id);
    assert.equal(reminder.message.editedAt, null);
    await isFolded(DIA, approval);
    assert.match((await world.click(DIA, reminder, 'reveal')).text, PASSWORD);
    await timePasses(world, requestOf(approval), 3 * MINUTE);
    assert.equal((await actionsOf(approval)).filter((action) => action === 'reminded').length, 1);
  });

  it('a password that was read is not mentioned again', async () => {
    const before = world.teams.revision();
    const approval = await world.askFor(CEM, 'reset my password');
    await world.click(helpdesk, approval, 'approve');
    await world.click(CEM, await world.told(CEM, /Show once/, before), 'reveal');
    await timePasses(world, requestOf(approval), 8 * MINUTE);
    await whileStopped(world, () => Promise.resolve());
    assert.ok(!(await actionsOf(approval)).includes('reminded'));
  });

  describe('what is done by hand', () => {
    let escalated: CardMessage;
    before(async () => {
      await world.say(SYNCED, 'reset my password');
      await world.say(SYNCED, 'Forgotten');
      escalated = await world.approvalCard(/Help .+ with their password\?/);
    });

    it('has a time by which it ends, and can be cancelled', async () => {
      const own = await world.told(SYNCED, /A person will look at this/);
      assert.match(own.text, /Expires/);
      assert.ok(verbsOf(own.card).includes('cancel'));
    });

    it('is there once: whoever asks again gets its card', async () => {
      const before = world.teams.revision();
      await world.say(SYNCED, 'reset my password');
      const again = await world.told(SYNCED, /A person will look at this/, before);
      assert.ok(again.text.includes(referenceOn(escalated)));
      assert.ok(verbsOf(again.card).includes('cancel'));
    });

    it('is a reminder to its approvers before its time is over, with one line for each', async () => {
      await whileStopped(world, (rows) =>
        sql`update pgboss.job set start_after = now() where name = 'remind'
          and data ->> 'request' = ${requestOf(escalated)}`.execute(rows),
      );
      const before = escalated.message.revision;
      const reminder = await world.teams.waitFor(
        escalated.message.conversationId,
        ({ fromBot, id, attachments }) =>
          fromBot && id !== escalated.message.id && textOf(attachments).includes('Henrietta'),
        { after: before },
      );
      assert.match(said(reminder), /Henrietta Mueller/);
    });

    it('is a new message to its owner once someone has dealt with it', async () => {
      const before = world.teams.revision();
      await world.click(userAdmin, escalated, 'handled', { code: '' });
      const own = await world.told(SYNCED, /The help desk has dealt with it/, before);
      assert.equal(own.message.editedAt, null);
      await whileStopped(world, () => Promise.resolve());
      assert.match(said(chatAbout(SYNCED, escalated)[0] ?? own.message), FOLLOWED);
    });
  });
});
