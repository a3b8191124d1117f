import assert from 'node:assert/strict';
import { createOwnerMail } from '../../../src/bot/posting/owner-mail.ts';
import { DirectoryRefused, DirectoryUnavailable, type Mail, type Notice } from '../../../src/requests/model/ports.ts';
import type { Conversation } from '../../../src/bot/ports.ts';
import type { Request } from '../../../src/requests/model/request.ts';
import { directoryOf, directoryState } from '../../support/graph/memory-directory.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { alex, megan, pending, requestIn, statuses } from '../../support/samples.ts';
import { keptConversations } from '../support.ts';

const FROM = 'helpdesk@contoso.com';
const ADDRESSES = ['meganb@contoso.com', 'meganb@home.example'];
const chat = {
  ...{ key: `person:${megan.id}`, id: 'a:1', serviceUrl: 'https://teams.example/', bot: '28:x', member: '29:x' },
  ...{ otherServiceUrl: null, channel: null, locale: 'nl-NL', timeZone: '' },
};

describe('telling the owner of a password by mail', () => {
  let sent: (Mail & { from: string })[];
  let askedFor: string[];
  let failure: Error | null;
  let lines: readonly Record<string, unknown>[];
  let tellOwner: ReturnType<typeof createOwnerMail>;

  const start = (mailFrom: string | null, ...chats: readonly Conversation[]): void => {
    const quiet = quietLog();
    ({ lines } = quiet);
    [sent, askedFor, failure] = [[], [], null];
    const directory = {
      ...directoryOf(() => directoryState([])),
      noticeAddresses: (id: string) => {
        askedFor.push(id);
        return Promise.resolve(ADDRESSES);
      },
      sendMail: (from: string, mail: Mail) => {
        sent.push({ from, ...mail });
        return failure === null ? Promise.resolve() : Promise.reject(failure);
      },
    };
    tellOwner = createOwnerMail({ directory, conversations: keptConversations(...chats), mailFrom, log: quiet.log });
  };
  const tell = async (request: Request, about: Notice): Promise<readonly (Mail & { from: string })[]> => {
    await tellOwner(request, about);
    return sent;
  };

  it('is done from the operator’s mailbox, at each of their addresses, in their chat’s language', async () => {
    start(FROM, chat);
    const mails = await tell(pending({}, { requester: alex }), 'asked');
    assert.deepEqual(askedFor, [megan.id], 'their addresses, not the requester’s');
    assert.deepEqual(
      mails.map(({ from, to }) => [from, to]),
      ADDRESSES.map((to) => [FROM, to]),
    );
    for (const { subject } of mails) assert.match(subject, /Er is een nieuw wachtwoord gevraagd/);
  });

  it('is done in English if they have never met the bot', async () => {
    start(FROM);
    const [mail] = await tell(pending(), 'asked');
    assert.match(mail?.subject ?? '', /A new password was asked for your account/);
  });

  it('says what became of the request', async () => {
    for (const [about, status, subject] of [
      ['denied', statuses.denied, /was not approved/],
      ['reset', statuses.done, /was reset/],
    ] as const) {
      start(FROM);
      const [mail] = await tell(requestIn(status), about);
      assert.match(mail?.subject ?? '', subject);
    }
  });

  it('is not done if the operator set no mailbox: not even addresses are looked up', async () => {
    start(null, chat);
    assert.deepEqual(await tell(pending(), 'asked'), []);
    assert.deepEqual(askedFor, []);
  });

  it('is not done if it is not known whose password it is', async () => {
    start(FROM, chat);
    for (const status of [statuses.asked, statuses.cancelled])
      assert.deepEqual(await tell(requestIn(status), 'asked'), []);
    assert.deepEqual(askedFor, []);
  });

  it('is given up if the mailbox may not send, and the log says what to check', async () => {
    start(FROM, chat);
    failure = new DirectoryRefused('ErrorAccessDenied');
    await tell(pending(), 'asked');
    assert.equal(sent.length, 1, 'the others would fare no better');
    const [line, ...more] = lines;
    assert.deepEqual([line?.['level'], more], [50, []]);
    assert.match(String(line?.['msg']), /^Mail to an owner refused: check MAIL_FROM/);
  });

  it('is tried again if nobody answers', async () => {
    start(FROM, chat);
    failure = new DirectoryUnavailable('timeout');
    await assert.rejects(tell(pending(), 'asked'), DirectoryUnavailable);
  });
});
