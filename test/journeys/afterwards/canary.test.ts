import assert from 'node:assert/strict';
import type { RequestId } from '../../../src/requests/model/ids.ts';
import { until, writesFor } from '../../support/world/as-approver.ts';
import {
  type Place,
  SEALED,
  type Tap,
  auditExport,
  codesShown,
  passwordsSent,
  placesOf,
  saidBy,
  tap,
  tokensUsed,
} from '../../support/world/canary.ts';
import { answerTo, invokeOf } from '../../support/http/forge.ts';
import { PASSWORD, everythingStored, passwordIn, requestOf } from '../../support/world/journey.ts';
import { MINUTE, timePasses } from '../../support/world/stages.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { dataOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { alex, helpdesk, userAdmin } = NAMES;
const READER = 'Emily Braun';
const [ANN, BEN, CEM, DIA, EVA] = ['Ann Alder', 'Ben Beech', 'Cem Cedar', 'Dia Durian', 'Eva Elm'] as const;
const WRITE = { method: 'PATCH' } as const;
/** Words that are no secret: finding them where someone wrote them shows that the search works. */
const CANARY = 'Kanarie-7-in-de-mijn';

describe('journey: secrets are only where they have to be', () => {
  let world: World;
  let listening: Tap;
  /** What the database held at several moments, the last one at the end. */
  const stored: Place[] = [];
  let exported: Place;
  /** What people were shown. */
  const shown: string[] = [];

  before(async () => {
    listening = tap();
    const people = ['Help Desk', ANN, BEN, CEM, DIA, EVA].map((name) => colleague(name));
    const settings = { IDENTITY_CODE: 'on', MAIL_FROM: 'help@contoso.com', REQUESTS_PER_HOUR: '1000' };
    world = await startWorld({ people, settings });
  });
  after(async () => {
    listening.stop();
    await world.dispose();
  });

  const sample = async (where: string): Promise<void> => {
    stored.push({ where: `database ${where}`, text: await everythingStored(world) });
  };
  const approved = async (requester: string, text: string): Promise<CardMessage> => {
    const approval = await world.askFor(requester, text, 'Forgotten');
    const code = await world.codeOf(requester);
    // Twice at once, as Teams does when in doubt.
    await Promise.all([1, 2].map(() => world.click(helpdesk, approval, 'approve', { code })));
    return approval;
  };
  const doneFor = async (
    reader: string,
    requester: string,
    text: string,
  ): Promise<{ request: RequestId; card: CardMessage }> => {
    const approval = await approved(requester, text);
    const card = await world.told(reader, /Show once/, approval.message.revision);
    return { request: requestOf(approval), card };
  };
  const everywhere = (): Place[] => [...saidBy(world, listening), ...stored, exported];

  describe('while all of this happens', () => {
    it('a password is reset, and read by a click that arrives three times at once', async () => {
      const { card } = await doneFor(ANN, ANN, 'reset my password');
      await sample('while a password waits to be read');
      const value = { action: { type: 'Action.Execute', verb: 'reveal', data: dataOf(card.card, 'reveal') } };
      const click = invokeOf(world, world.id(ANN), value, { replyToId: card.message.id });
      const answers = await Promise.all([1, 2, 3].map(() => answerTo(world, click)));
      shown.push(...answers.flatMap(({ text }) => PASSWORD.exec(text)?.[0] ?? []));
      assert.equal(shown.length, 1);
    });

    it('someone asks for someone else and writes a reason; an approver denies it and writes another', async () => {
      await world.say(BEN, 'help');
      const approval = await world.askFor(alex, `reset password for ${BEN}`, CANARY);
      await world.click(helpdesk, approval, 'deny', { reason: CANARY });
      await world.told(BEN, /It was not approved/);
    });

    it('someone else’s password is handed over, and its owner says "This was not me"', async () => {
      const { card } = await doneFor(helpdesk, alex, `reset password for ${BEN}`);
      shown.push(passwordIn((await world.click(helpdesk, card, 'reveal')).text));
      await world.click(BEN, await world.told(BEN, /Your password was reset/), 'not-me');
      await world.approvalCard(/The owner says: this was not me[^]*Replaced by one that nobody knows/);
    });

    it('a password is not read in time, and is replaced', async () => {
      const { request } = await doneFor(CEM, CEM, 'reset my password');
      await timePasses(world, request, 11 * MINUTE);
      await world.told(CEM, /a password that nobody knows/);
    });

    it('two approve, each with their own code', async () => {
      const approval = await approved(READER, 'reset my password');
      await world.click(userAdmin, approval, 'approve', { code: '000000' });
      await world.click(userAdmin, approval, 'approve', { code: await world.codeOf(READER) });
      const card = await world.told(READER, /Show once/);
      shown.push(passwordIn((await world.click(READER, card, 'reveal')).text));
    });

    it('Graph fails, refuses a password, and then another one for good', async () => {
      const fault = (status: number, code: string): void =>
        void world.directory.failNext({ match: WRITE, with: { status, code } });
      fault(500, 'InternalServerError');
      fault(400, 'Request_BadRequest');
      fault(403, 'Authorization_RequestDenied');
      const failed = world.directory.calls.length;
      await approved(DIA, 'reset my password');
      await until(world, () =>
        world.directory.calls.slice(failed).some(({ method, status }) => method === 'PATCH' && status === 500),
      );
      await sample('while a password waits to be written');
      await world.told(DIA, /did not succeed/);
      assert.deepEqual(writesFor(world, DIA), []);
    });

    it('turns fail: a click, and a message', async () => {
      const approval = await world.askFor(EVA, 'reset my password', 'Forgotten');
      const code = await world.codeOf(EVA);
      const roles = { method: 'GET', path: /roleManagement/ } as const;
      const refuse = (): void => void world.directory.failNext({ match: roles, with: { status: 403, code: 'Denied' } });
      refuse();
      const failed = await world.click(helpdesk, approval, 'approve', { code });
      assert.equal(failed.statusCode, 500);
      refuse();
      await world.say(helpdesk, 'pending');
      await world.told(helpdesk, /Something went wrong here/);
    });

    it('and at the end', async () => {
      await sample('at the end');
      exported = { where: 'audit export', text: await auditExport(world) };
    });
  });

  describe('the search', () => {
    it('finds people’s words in every place where they belong', async () => {
      process.stdout.write(`      (printed on purpose: ${CANARY})\n`);
      const found = new Set(placesOf(CANARY, everywhere()));
      for (const where of [
        'standard output',
        'chats',
        'message',
        'answer to deny',
        'database at the end',
        'audit export',
      ])
        assert.ok(found.has(where), where);
      // The log holds nothing that people write: search it for the id of whoever set the approvals channel.
      assert.ok(placesOf(world.id(NAMES.globalAdmin), everywhere()).includes('log'), 'log');
      const about = placesOf(BEN.replace(' ', ''), saidBy(world, listening));
      assert.deepEqual(about, [], 'and finds nothing that is not there');
      const mails = placesOf('new password was asked for your account', everywhere());
      assert.ok(mails.includes('call to Graph'));
    });

    it('finds a secret in every encoding', () => {
      const secret = 'Kqw7mx-3hbt9e-zp4vfa';
      const bytes = Buffer.from(secret);
      const written = [
        ...[secret, `x${secret}x`, secret.toUpperCase(), encodeURIComponent(`"${secret}"`), JSON.stringify({ secret })],
        ...[
          bytes.toString('hex'),
          bytes.toString('hex').toUpperCase(),
          bytes.toString('base64'),
          bytes.toString('base64url'),
        ],
        ...['{"', '{"a', '{"ab', '{"abc'].map((before) => Buffer.from(`${before}${secret}":1}`).toString('base64')),
      ];
      for (const text of written) assert.deepEqual(placesOf(secret, [{ where: 'here', text }]), ['here'], text);
      for (const text of ['271828', 'is 271 828.', Buffer.from('{"code":"271828"}').toString('base64')])
        assert.deepEqual(placesOf('271828', [{ where: 'here', text }]), ['here'], text);
      for (const text of ['Kqw7mx-3hbt9e-zp4vf', bytes.subarray(1).toString('base64')])
        assert.deepEqual(placesOf(secret, [{ where: 'here', text }]), [], text);
      assert.deepEqual(placesOf('271828', [{ where: 'here', text: '1271828000 2.271828 x271828' }]), []);
      const key = Buffer.alloc(32, 7);
      assert.deepEqual(placesOf(key, [{ where: 'here', text: `sealed with ${key.toString('base64')}` }]), ['here']);
    });
  });

  describe('every secret', () => {
    it('that is a password someone was shown is in the answer to their click, and nowhere else', () => {
      assert.equal(new Set(shown).size, 3);
      for (const password of shown) assert.deepEqual(placesOf(password, everywhere()), ['answer to reveal']);
    });

    it('that is a password nobody was to see is nowhere', () => {
      const sent = new Set(passwordsSent(world, listening));
      for (const { password } of world.directory.tenant.passwordWrites) assert.ok(sent.has(password));
      const unseen = [...sent].filter((password) => !shown.includes(password));
      // What replaced Ben's and Cem's; Cem's own; Dia's, which failed and was then refused; and Dia's next.
      assert.equal(unseen.length, 5);
      for (const password of unseen) assert.deepEqual(placesOf(password, everywhere()), []);
    });

    it('that is a code is in the answer that showed it, and nowhere else', () => {
      const codes = codesShown(everywhere());
      assert.equal(codes.length, 7);
      for (const code of codes) assert.deepEqual(placesOf(code, everywhere()), ['answer to show-code']);
    });

    it('that was sealed was in the database while it waited, and nowhere else; at the end none is left', () => {
      const sealed = stored.flatMap(({ text }) => text.match(SEALED) ?? []);
      assert.equal(new Set(sealed).size, 2);
      for (const one of sealed) {
        const [where, ...more] = placesOf(one, everywhere());
        assert.deepEqual(more, []);
        assert.match(where ?? '', /^database while a password waits/);
      }
      const others = everywhere().filter(({ text }) => text.search(SEALED) >= 0);
      assert.deepEqual(
        others.map(({ where }) => where),
        ['database while a password waits to be read', 'database while a password waits to be written'],
        'nor is anything else that was ever sealed',
      );
    });

    it('that is a token or a key is nowhere', () => {
      const tokens = tokensUsed(listening);
      assert.ok(tokens.length >= 3, 'from the channel, for the connector, for Graph');
      for (const secret of [...tokens, ...world.config.secretKeys])
        assert.deepEqual(placesOf(secret, everywhere()), []);
    });
  });
});
