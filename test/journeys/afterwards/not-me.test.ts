import assert from 'node:assert/strict';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import { stored, writesFor } from '../../support/world/as-approver.ts';
import { auditTrail, refusalsOf, requestOf } from '../../support/world/journey.ts';
import {
  type Asked,
  LOCKED,
  alertFor,
  askedFor,
  assertLocked,
  assertNotShown,
  assertUntouched,
  saysNotMe,
  signIn,
  worldWith,
  writing,
} from '../../support/world/not-me.ts';
import { hold, press } from '../../support/world/stages.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { type Answer, NAMES, type World } from '../../support/world/world.ts';

const { alex, helpdesk, globalAdmin } = NAMES;
const GUEST = 'User One';
const SYNCED = 'Henrietta Mueller';
const NO_REQUEST = 'AAAAAAAAAAAAAAAAAAAAAA';
const OTHERS = ['Ann Alder', 'Ben Beech', 'Cem Cedar', 'Dia Durian', 'Eva Elm', 'Fay Fir'] as const;
const [ANN, BEN, CEM, DIA, EVA, FAY] = OTHERS;
const NOT_YOURS = /Only the person this is meant for can do that/;
const STOPPED = /settled already[^]*Stopped: the owner of the account did not want it/;

describe('journey: "This was not me" before the reset', () => {
  let world: World;
  before(async () => {
    world = await worldWith(OTHERS);
  });
  after(() => world.dispose());

  describe('while the request waits', () => {
    let asked: Asked;
    let answer: Answer;

    it('nobody but the owner can say it, even with the same data', async () => {
      asked = await askedFor(world, ANN);
      for (const who of [alex, helpdesk, globalAdmin, BEN, GUEST])
        assert.match(await press(world, who, 'not-me', asked.request), NOT_YOURS);
      assert.match(await press(world, ANN, 'not-me', NO_REQUEST), NOT_YOURS);
      assert.deepEqual(verbsOf((await world.approvalCard(/It is about Ann Alder/)).card).sort(), ['approve', 'deny']);
    });

    it('the owner stops it: owner, approvers and requester are told, and an alert appears in the channel', async () => {
      answer = await saysNotMe(world, ANN, asked.owner);
      assert.match(answer.text, /You stopped it: your password stays as it is/);
      const redrawn = await world.approvalCard(/Stopped: the owner of the account did not want it[^]*It is about Ann/);
      assert.equal(redrawn.message.id, asked.approval.message.id);
      assert.deepEqual(verbsOf(redrawn.card), []);
      const requester = await world.told(alex, /Ann Alder says that this was not wanted, so it was stopped/);
      assert.ok(!verbsOf(requester.card).includes('cancel'));
      const alert = await alertFor(
        world,
        ANN,
        'The request was stopped before anything was changed',
        'It was Alex Wilber',
      );
      assert.notEqual(alert.message.conversationId, asked.approval.message.conversationId, 'in its own thread');
      assert.deepEqual(verbsOf(alert.card), []);
      assertUntouched(world, ANN);
    });

    it('a later approval is refused: it was stopped', async () => {
      assert.match((await world.click(helpdesk, asked.approval, 'approve')).text, STOPPED);
      assertUntouched(world, ANN);
    });

    it('pressed again, the owner gets the same answer; others are still refused', async () => {
      assert.equal((await saysNotMe(world, ANN, asked.owner)).text, answer.text);
      assert.match(await press(world, alex, 'not-me', asked.request), NOT_YOURS);
    });

    it('if it was asked with the owner’s own sign-in, they say it on their own card', async () => {
      const approval = await world.askFor(BEN, 'reset my password', 'It is about Ben Beech');
      await world.told(BEN, /Waiting for approval/);
      assert.match(await press(world, BEN, 'not-me', requestOf(approval)), /You stopped this request/);
      await alertFor(world, BEN, 'It was asked with the owner’s own sign-in');
      assert.match((await world.click(helpdesk, approval, 'approve')).text, STOPPED);
      assertUntouched(world, BEN);
    });

    it('a request to be handled by hand is stopped as well', async () => {
      await world.say(SYNCED, 'help');
      await world.say(alex, `reset password for ${SYNCED}`);
      await world.say(alex, 'It is about Henrietta');
      await world.confirm(alex);
      const escalated = await world.approvalCard(/Help .+ with their password\?[^]*It is about Henrietta/);
      await saysNotMe(world, SYNCED, await world.told(SYNCED, /Alex Wilber asked for a new password for your account/));
      await alertFor(world, SYNCED, 'The request was stopped');
      assert.match((await world.click(helpdesk, escalated, 'handled')).text, STOPPED);
    });
  });

  describe('while the reset is under way', () => {
    it('after the approval, before the write: nothing is written', async () => {
      const asked = await askedFor(world, CEM);
      // The click reads the account first; the next read is the one before the write.
      const look = hold(world, { method: 'GET', path: new RegExp(`/users/${world.id(CEM)}$`) }, 1);
      await world.click(helpdesk, asked.approval, 'approve');
      await look.reached;
      assert.match((await saysNotMe(world, CEM, asked.owner)).text, /You stopped it/);
      look.letGo();
      await world.told(alex, /Cem Cedar says that this was not wanted, so it was stopped/);
      assert.equal((await stored(world, asked.request)).status.state, 'frozen');
      assertUntouched(world, CEM);
    });

    it('while Graph writes slowly: nobody is ever shown the password, and the account is locked', async () => {
      const asked = await askedFor(world, DIA);
      const slow = hold(world, writing(world, DIA));
      await world.click(helpdesk, asked.approval, 'approve');
      await slow.reached;
      const { text } = await saysNotMe(world, DIA, asked.owner);
      assert.match(text, /It was under way already\. Nobody is shown anything/);
      assertNotShown(await press(world, helpdesk, 'reveal', asked.request));
      slow.letGo();
      await alertFor(world, DIA, ...LOCKED);
      assertLocked(world, DIA);
      assert.ok(world.directory.tenant.sessionsRevoked.some(({ user }) => user === world.id(DIA)));
      assertNotShown(await press(world, helpdesk, 'reveal', asked.request));
      const told = await world.told(helpdesk, new RegExp(`Do not hand anything over[^]*${DIA}`));
      assert.doesNotMatch(JSON.stringify(told.message), /"verb":"reveal"/, 'at no time');
      const { status } = await stored(world, asked.request);
      assert.partialDeepStrictEqual(status, { handover: { state: 'erased' }, disowned: { by: { name: DIA } } });
    });

    it('if Graph then says that it did not write: that is not certain, so the account is locked all the same', async () => {
      const asked = await askedFor(world, FAY);
      const slow = hold(world, writing(world, FAY));
      const refusal = { status: 403, code: 'Authorization_RequestDenied' };
      // The attempt under way, and the first one to lock the account.
      world.directory.failNext({ match: writing(world, FAY), times: 2, with: refusal });
      await world.click(helpdesk, asked.approval, 'approve');
      await slow.reached;
      await saysNotMe(world, FAY, asked.owner);
      slow.letGo();
      await alertFor(world, FAY, ...LOCKED);
      assert.equal(signIn(world, FAY, SAMPLE_PASSWORD), 'wrong-password');
      assert.equal(writesFor(world, FAY).length, 1, 'the one that nobody knows');
      assertNotShown(await press(world, helpdesk, 'reveal', asked.request));
    });

    it('at the same moment as the approval: either nothing is written, or the account is locked', async () => {
      const asked = await askedFor(world, EVA);
      await Promise.all([
        world.click(helpdesk, asked.approval, 'approve'),
        world.click(EVA, asked.owner, 'not-me'),
        world.click(EVA, asked.owner, 'not-me'),
      ]);
      await alertFor(world, EVA, '(stopped before anything was changed|Ended: signed out everywhere)');
      if ((await stored(world, asked.request)).status.state === 'frozen') assertUntouched(world, EVA);
      else assertLocked(world, EVA);
      assertNotShown(await press(world, helpdesk, 'reveal', asked.request));
    });
  });

  describe('all of this', () => {
    it('is an alarm in the log, once for each owner', () => {
      const alarms = world
        .logged()
        .split('\n')
        .filter((line) => line.includes('"Audit alarm"') && line.includes('"disowned"'));
      const owners = [ANN, BEN, SYNCED, CEM, DIA, FAY, EVA];
      assert.equal(alarms.length, owners.length);
      for (const [n, owner] of owners.entries()) {
        assert.ok(alarms[n]?.includes(`"by":"${world.id(owner)}"`) && !alarms[n].includes(owner), owner);
      }
    });

    it('is on record: each owner once, and everybody who tried to say it for someone else', async () => {
      const trail = await auditTrail(world);
      const said = trail.filter(({ action }) => action === 'disowned').map(({ by }) => by);
      assert.deepEqual(said, [ANN, BEN, SYNCED, CEM, DIA, FAY, EVA]);
      assert.deepEqual(
        refusalsOf(trail, 'disowned'),
        [alex, helpdesk, globalAdmin, BEN, GUEST, ANN].map((who) => [who, 'not-the-owner']),
      );
      assert.ok(trail.every(({ action }) => action !== 'revealed'));
      for (const text of [JSON.stringify(trail), world.logged(), JSON.stringify(world.teams.history())])
        assertNotShown(text);
    });
  });
});
