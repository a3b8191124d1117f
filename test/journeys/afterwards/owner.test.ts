import assert from 'node:assert/strict';
import { setMail } from '../../../sandbox/directory/administration.ts';
import { type SentMail, findUser } from '../../../sandbox/directory/tenant.ts';
import { until } from '../../support/world/as-approver.ts';
import { PASSWORD, passwordIn } from '../../support/world/journey.ts';
import { MINUTE, type Which } from '../../support/world/stages.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { referenceOn, standing, verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin } = NAMES;
const [MEGAN, DAY] = ['meganb@contoso.com', 24 * 60 * MINUTE] as const;
const READER = 'Emily Braun'; // Holds a role, and so needs two approvers.
const [ANN, BEN, CEM] = ['Ann Alder', 'Ben Beech', 'Cem Cedar'] as const;

/** All that the bot ever wrote to someone in their chat, with every edit. */
const everSaidTo = (world: World, name: string): string =>
  JSON.stringify(world.teams.history(world.teams.personalChat(world.id(name))).filter(({ fromBot }) => fromBot));

describe('journey: someone asks for a colleague, and the owner of the password is told', () => {
  let world: World;
  const codes: string[] = []; // Every one that was shown.
  before(async () => {
    world = await startWorld({ settings: { IDENTITY_CODE: 'on', REQUESTS_PER_HOUR: '1000' } });
  });
  after(() => world.dispose());

  const codeOf = async (name: string): Promise<string> => {
    const code = await world.codeOf(name);
    codes.push(code);
    return code;
  };
  const approve = async (who: string, approval: CardMessage, requester: string): Promise<string> =>
    (await world.click(who, approval, 'approve', { code: await codeOf(requester) })).text;

  it('not if the bot has never met them; everybody else’s journey continues all the same', async () => {
    const approval = await world.askFor(alex, `reset password for ${MEGAN}`, 'For the first time');
    await world.click(helpdesk, approval, 'deny', { reason: 'Not by this way' });
    await world.told(alex, /Not by this way/);
    await world.approvalCard(/Denied: nothing was changed[^]*For the first time/);
    assert.equal(everSaidTo(world, megan), '[]');
    assert.match(world.logged(), /"audience":"owner","msg":"No conversation for a card"/);
    assert.doesNotMatch(world.logged(), /Job failed/);
  });

  let owner: CardMessage;
  let approval: CardMessage;

  it('of a request: who asked, that nothing has changed yet, and how to stop it', async () => {
    await world.say(megan, 'help');
    const before = world.teams.revision();
    approval = await world.askFor(alex, `reset password for ${MEGAN}`, 'For the second time');
    owner = await world.told(megan, /Someone asked for a new password for you/, before);
    assert.match(owner.text, /Alex Wilber asked for a new password for your account/);
    assert.match(owner.text, /Nothing has been changed so far/);
    assert.deepEqual(verbsOf(owner.card), ['not-me']);
    assert.equal(referenceOn(owner), referenceOn(approval));
  });

  it('of the denial, in a new message, which has no buttons', async () => {
    await world.click(helpdesk, approval, 'deny', { reason: 'Not by that way' });
    const told = await world.told(megan, /It was not approved: your password stays as it is/);
    assert.notEqual(told.message.id, owner.message.id);
    assert.match(told.text, /Grady Archie did not approve it/);
    assert.deepEqual(verbsOf(told.card), []);
  });

  it('of the reset: who approved it, and what to do if it was not wanted', async () => {
    approval = await world.askFor(alex, `reset password for ${MEGAN}`, 'For the third time');
    const before = approval.message.revision;
    assert.match(await approve(helpdesk, approval, alex), /Approved by\nGrady Archie/);
    const told = await world.told(megan, /Your password was reset/, before);
    assert.match(told.text, /Grady Archie approved it, and hands a temporary password over to you in person/);
    assert.deepEqual(verbsOf(told.card), ['not-me']);
    assert.equal(referenceOn(told), referenceOn(approval));
    const handover = await world.told(helpdesk, /Show once/, before);
    passwordIn((await world.click(helpdesk, handover, 'reveal')).text);
  });

  it('of a cancelled request and of a failed reset, in their own language', async () => {
    await world.say('Adele Vance', 'hulp', 'nl-NL');
    const first = await world.askFor(alex, 'reset password for adelev@contoso.com', 'Taken back');
    await world.told('Adele Vance', /Alex Wilber vroeg een nieuw wachtwoord aan voor jouw account/);
    await world.say(alex, 'cancel');
    const over = await world.told('Adele Vance', /Het is voorbij: je wachtwoord blijft hetzelfde/);
    assert.deepEqual(verbsOf(over.card), []);
    assert.equal(referenceOn(over), referenceOn(first));
    world.directory.failNext({
      match: { method: 'PATCH' },
      with: { status: 403, code: 'Authorization_RequestDenied' },
    });
    await approve(helpdesk, await world.askFor(alex, 'reset password for adelev@contoso.com', 'Refused'), alex);
    await world.told('Adele Vance', /Het resetten van je wachtwoord is niet gelukt/);
  });

  it('where two approve, once it is done, and not after the first', async () => {
    await world.say(READER, 'help');
    approval = await world.askFor(alex, `reset password for ${READER}`, 'For a reader');
    const told = await world.told(READER, /Alex Wilber asked for a new password/);
    assert.match(await approve(helpdesk, approval, alex), /Second approval/);
    const waiting = await world.told(alex, /Your last code is no longer good/, approval.message.revision);
    assert.doesNotMatch(
      waiting.text,
      /second|approv/i,
      'a requester who asked for somebody else learns nothing about approvers',
    );
    assert.match(await approve(userAdmin, approval, alex), /Approved by\nLidia Holloway/);
    const done = await world.told(READER, /Your password was reset[^]*Lidia Holloway/);
    assert.notEqual(done.message.id, told.message.id);
  });

  it('without a password, a code, or anyone’s role', () => {
    assert.ok(codes.length >= 4);
    for (const name of [megan, READER, 'Adele Vance']) {
      const said = everSaidTo(world, name);
      assert.match(said, /Alex Wilber/);
      assert.doesNotMatch(said, PASSWORD);
      assert.doesNotMatch(said, /Reports Reader|Administrator/);
      for (const code of codes) assert.doesNotMatch(said, new RegExp(`${code.slice(0, 3)}\\s?${code.slice(3)}`));
    }
  });

  it('on their own card and no other, if they asked for themselves', async () => {
    await world.say('Nestor Wilke', 'help');
    approval = await world.askFor('Nestor Wilke', 'reset my password', 'It is me');
    const waiting = await world.told('Nestor Wilke', /Waiting for approval/);
    assert.deepEqual(verbsOf(waiting.card).sort(), ['cancel', 'show-code']);
    await approve(helpdesk, approval, 'Nestor Wilke');
    const done = await world.told('Nestor Wilke', /Show once/);
    assert.deepEqual(verbsOf(done.card).sort(), ['not-me', 'reveal']);
    assert.notEqual(done.message.id, waiting.message.id);
    const reference = referenceOn(approval);
    const chat = world.teams.personalChat(world.id('Nestor Wilke'));
    await world.teams.waitFor(chat, () => standing(world.teams.history(chat), reference).length === 1);
  });

  it('not by mail if the operator set no mailbox; then no address is looked up either', () => {
    const { calls, tenant } = world.directory;
    assert.deepEqual(tenant.mailsSent, []);
    assert.ok(calls.every(({ path, query }) => !/sendMail|Update user/.test(`${path} ${query['$filter'] ?? ''}`)));
  });
});

describe('journey: the owner of a password is told by mail, too', () => {
  const SEND = { method: 'POST', path: /\/sendMail$/ };
  let world: World;
  before(async () => {
    const settings = { MAIL_FROM: 'help@contoso.com', REQUESTS_PER_HOUR: '1000' };
    world = await startWorld({ people: ['Help Desk', ANN, BEN, CEM].map((name) => colleague(name)), settings });
  });
  after(() => world.dispose());

  /** How many times the bot was refused this. */
  const refused = ({ method, path }: Which): number =>
    world.directory.calls.filter((one) => one.status === 403 && one.method === method && path.test(one.path)).length;
  /** Waits for this many mails. @returns all mails so far */
  const mails = async (count: number): Promise<readonly SentMail[]> => {
    const { mailsSent } = world.directory.tenant;
    await until(world, () => mailsSent.length >= count);
    return mailsSent;
  };

  it('of a request, a denial and a reset, one mail each, at the addresses they have had for thirty days, in their language', async () => {
    const { tenant } = world.directory;
    const account = findUser(tenant, MEGAN);
    assert.ok(account);
    setMail(tenant, account, { otherMails: ['megan@home.example'] }, new Date(Date.now() - 31 * DAY));
    setMail(tenant, account, { otherMails: ['megan@home.example', 'a@thief.example'] }, new Date(Date.now() - 2 * DAY));
    await world.say(megan, 'hulp', 'nl-NL');
    const denied = await world.askFor(alex, `reset password for ${MEGAN}`, 'Denied');
    await mails(2);
    await world.click(helpdesk, denied, 'deny', { reason: 'I do not know you' });
    await mails(4);
    const done = await world.askFor(alex, `reset password for ${MEGAN}`, 'Done');
    await mails(6);
    await world.click(helpdesk, done, 'approve');
    await mails(8);
    const handover = await world.told(helpdesk, /Show once/);
    passwordIn((await world.click(helpdesk, handover, 'reveal')).text);

    const { id: from } = findUser(tenant, 'help@contoso.com') ?? {};
    const of = (subject: RegExp, approval: CardMessage) =>
      [MEGAN, 'megan@home.example'].map((to) => ({ subject, to, approval }));
    const expected = [
      ...of(/Er is een nieuw wachtwoord gevraagd voor je account/, denied),
      ...of(/Een nieuw wachtwoord voor je account is niet goedgekeurd/, denied),
      ...of(/Er is een nieuw wachtwoord gevraagd voor je account/, done),
      ...of(/Het wachtwoord van je account is gereset/, done),
    ];
    const sent = await mails(expected.length);
    assert.equal(sent.length, expected.length);
    for (const [at, { subject, to, approval }] of expected.entries()) {
      const mail = sent[at];
      assert.partialDeepStrictEqual(mail, { from, to: [to], contentType: 'Text', saved: false });
      assert.match(mail?.subject ?? '', subject);
      assert.match(`${mail?.subject} ${mail?.content}`, new RegExp(referenceOn(approval)));
    }
    for (const { content, subject } of sent) {
      assert.doesNotMatch(`${subject}\n${content}`, PASSWORD);
      assert.doesNotMatch(`${subject}\n${content}`, /https?:|www\.|<\w|\]\(/);
      assert.match(content, /Alex Wilber/);
    }
  });

  it('also if they asked, or someone did with their sign-in; in English if the bot has never met them', async () => {
    const before = world.directory.tenant.mailsSent.length;
    await world.askFor(ANN, 'reset my password', 'It is me');
    const own = (await mails(before + 1)).at(-1);
    assert.deepEqual(own?.to, ['ann@contoso.com']);
    assert.match(own.content, /Someone who is signed in to Teams as you asked for a new password/);
    await world.askFor(alex, `reset password for ${BEN}`, 'It is Ben');
    const unknown = (await mails(before + 2)).at(-1);
    assert.deepEqual(unknown?.to, ['ben@contoso.com']);
    assert.match(unknown.subject, /A new password was asked for your account/);
  });

  it('not if the bot may not send mail: nothing else is affected, and the log says so', async () => {
    const before = world.directory.tenant.mailsSent.length;
    const stop = world.directory.failNext({ match: SEND, times: 99, with: { status: 403, code: 'ErrorAccessDenied' } });
    const approval = await world.askFor('Nestor Wilke', 'reset my password', 'Without a mail');
    await world.click(helpdesk, approval, 'approve');
    const done = await world.told('Nestor Wilke', /Show once/);
    passwordIn((await world.click('Nestor Wilke', done, 'reveal')).text);
    await until(world, () => refused(SEND) === 2);
    await world.approvalCard(new RegExp(`Done: the password was reset[^]*${referenceOn(approval)}`));
    stop();
    assert.match(
      world.logged(),
      /"level":50,[^\n]*"msg":"Mail to an owner refused: check MAIL_FROM and the Exchange role assignment"/,
    );
    assert.equal(world.directory.tenant.mailsSent.length, before);
  });

  it('not if the bot may not see which addresses are new', async () => {
    const before = world.directory.tenant.mailsSent.length;
    const log = { method: 'GET', path: /\/auditLogs\/directoryAudits$/ };
    // Security info is read from the same log.
    world.directory.failNext({ match: log, times: 2, with: { status: 403, code: 'Authorization_RequestDenied' } });
    const approval = await world.askFor(CEM, 'reset my password', 'Unknown addresses');
    await until(world, () => refused(log) === 2);
    await world.click(helpdesk, approval, 'deny', { reason: 'No' });
    // The audit log can be read again, so this one is sent.
    assert.match((await mails(before + 1)).at(-1)?.subject ?? '', /was not approved/);
    assert.match(world.logged(), /the owner gets no mail/);
  });
});
