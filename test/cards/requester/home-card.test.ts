import assert from 'node:assert/strict';
import { MAILTO_LIMIT } from '../../../src/cards/kit/text/mailto.ts';
import { requestCard } from '../../../src/cards/request-card.ts';
import { locales } from '../../../src/locales/index.ts';
import type { PasswordHome } from '../../../src/requests/model/home.ts';
import type { Subject } from '../../../src/requests/model/request.ts';
import { alex, contextIn, guestSubject, requestIn } from '../../../sandbox/gallery/samples.ts';
import { ofType, runsOf, urlsOf } from '../support/walk.ts';

const [en, nl] = locales;
assert.ok(en && nl);
const SSPR = 'https://passwordreset.microsoftonline.com/';
const MICROSOFT = 'https://account.live.com/password/reset';

const cardFor = (subject: Subject, locale = en): ReturnType<typeof requestCard> =>
  requestCard(
    requestIn({ state: 'redirected', invitedAgain: null, checking: [], subject }),
    'requester',
    contextIn(locale),
  );
const at = (home: PasswordHome, organisation: Subject['organisation'] = null): Subject => ({
  ...guestSubject,
  home,
  organisation,
});
const elsewhere = (
  kind: Extract<PasswordHome, { where: 'elsewhere' }>['kind'],
  domain: string | null,
): PasswordHome => ({
  where: 'elsewhere',
  kind,
  domain,
});
const GUESTS = 'https://learn.microsoft.com/microsoft-365/admin/add-users/about-guest-users';
const pages = (subject: Subject): readonly string[] =>
  urlsOf(cardFor(subject)).filter((url) => !url.startsWith('mailto:') && url !== GUESTS);
const mailto = (subject: Subject, locale = en): string | undefined =>
  urlsOf(cardFor(subject, locale)).find((url) => url.startsWith('mailto:'));

describe('the account named in a message to a home’s admin', () => {
  const home = (addresses?: readonly string[]): PasswordHome => ({
    ...{ where: 'elsewhere', kind: 'entra-organisation', domain: 'adatum.com' },
    ...(addresses === undefined ? {} : { addresses }),
  });
  const organisation = { tenantId: '', name: 'Adatum', domain: 'adatum.com' };
  const table: readonly (readonly [string, Partial<Subject>, string])[] = [
    ['the address by which it was found', { mail: null, home: home(['megan@adatum.com']) }, 'megan@adatum.com'],
    ['not our own address', { mail: 'meganb@contoso.com', home: home(['megan@adatum.com']) }, 'megan@adatum.com'],
    [
      'the one of the organisation’s own domain, where there are several',
      { organisation, home: home(['megan@gmail.com', 'megan@Adatum.com']) },
      'megan@Adatum.com',
    ],
    ['the name, where no address is known there', { mail: 'meganb@contoso.com', home: home() }, guestSubject.name],
    ['the mail of a row that was stored without', { mail: 'megan@adatum.com', home: home() }, 'megan@adatum.com'],
  ];
  for (const [title, fields, account] of table) {
    it(`is ${title}`, () => {
      const link = decodeURIComponent(mailto({ ...guestSubject, organisation: null, ...fields }) ?? '');
      assert.match(link, new RegExp(`account ${account.replaceAll('.', '\\.')}[. ]`));
      for (const ours of ['contoso', '#EXT#']) assert.ok(!link.includes(ours), link);
    });
  }
});

describe('the page that a home card links to', () => {
  it('comes before one about guest accounts, for guests', () => {
    assert.equal(
      urlsOf(cardFor(guestSubject))
        .filter((url) => !url.startsWith('mailto:'))
        .at(-1),
      GUESTS,
    );
    assert.ok(!urlsOf(cardFor(at({ where: 'application' }))).includes(GUESTS));
  });

  const forth = guestSubject.organisation;
  const table: readonly [string, Subject, readonly string[]][] = [
    ['a named Entra organisation: its own look', guestSubject, [`${SSPR}?whr=forthcoffee.com`]],
    ['an Entra organisation that nobody could name', at(elsewhere('entra-organisation', 'forthcoffee.com')), [SSPR]],
    [
      'an Entra organisation without a domain',
      at(elsewhere('entra-organisation', null), forth),
      [`${SSPR}?whr=forthcoffee.com`],
    ],
    [
      'an Entra organisation of another domain than the address: the organisation’s own',
      at(elsewhere('entra-organisation', 'old-employer.example'), forth),
      [`${SSPR}?whr=forthcoffee.com`],
    ],
    [
      'a domain that is none',
      at(elsewhere('entra-organisation', null), { tenantId: '', name: 'Forth Coffee', domain: 'a b&c=d' }),
      [SSPR],
    ],
    ['a consumer domain: both pages', at(elsewhere('entra-organisation', 'outlook.com')), [SSPR, MICROSOFT]],
    [
      'a consumer domain of somebody known to sign in with an organisation: its page alone',
      at(elsewhere('entra-organisation', 'outlook.com'), forth),
      [`${SSPR}?whr=forthcoffee.com`],
    ],
    ['an unmanaged organisation', at(elsewhere('unmanaged-entra-organisation', 'shop.example')), [SSPR]],
    [
      'a personal Microsoft account',
      at(elsewhere('microsoft-account', 'outlook.com')),
      [MICROSOFT, 'https://support.microsoft.com/help/12429/microsoft-account-sign-in-cant'],
    ],
    ['a Google account', at(elsewhere('google', 'gmail.com')), ['https://accounts.google.com/signin/recovery']],
    ['a Facebook account', at(elsewhere('facebook', null)), ['https://www.facebook.com/login/identify']],
    ['a partner’s identity provider: none is known', at(elsewhere('partner-identity-provider', 'partner.example')), []],
    ['a one-time passcode: there is nothing to reset', at({ where: 'nowhere', kind: 'one-time-passcode' }), []],
    ['an invitation not redeemed', at({ where: 'nowhere', kind: 'invitation-not-redeemed' }), []],
    ['our own identity provider', at({ where: 'our-identity-provider', domain: 'fed.contoso.com' }), []],
    ['an application: never the self-service page', at({ where: 'application' }), []],
  ];
  for (const [title, subject, expected] of table) {
    it(`is right for ${title}`, () => assert.deepEqual(pages(subject), expected));
  }
});

describe('the home card', () => {
  it('names the home, says who can reset it there, and what is kept', () => {
    const said = runsOf(cardFor(guestSubject)).join('\n');
    assert.match(said, /Forth Coffee \(forthcoffee\.com\)/u);
    assert.match(said, /you yourself or an admin of that home directory/u);
    assert.ok(said.includes(en.home.kept(true)));
    assert.match(said, /If that page refuses/u);
  });

  it('names the organisation of the last sign-in, not the domain of an old address beside it', () => {
    const home = elsewhere('entra-organisation', 'old-employer.example');
    const said = runsOf(cardFor(at(home, guestSubject.organisation))).join('\n');
    assert.match(said, /Forth Coffee \(forthcoffee\.com\)/u);
    assert.doesNotMatch(said, /old-employer/u);
  });

  it('says "your own organisation" if it has no name', () => {
    assert.match(runsOf(cardFor(at(elsewhere('entra-organisation', null)))).join('\n'), /your own organisation/u);
  });

  it('mentions the other person if someone else asked', () => {
    const request = requestIn(
      { state: 'redirected', invitedAgain: null, checking: [], subject: guestSubject },
      { requester: alex },
    );
    assert.match(runsOf(requestCard(request, 'requester', contextIn(en))).join('\n'), /This person signs in/u);
  });

  it('explains the mailed code to someone without a password', () => {
    const said = runsOf(cardFor(at({ where: 'nowhere', kind: 'one-time-passcode' }))).join('\n');
    assert.match(said, /30 minutes/u);
  });

  it('uses no jargon with end users', () => {
    for (const text of runsOf(cardFor(guestSubject))) assert.doesNotMatch(text, /tenant|federat|entra|#EXT#/iu);
  });
});

describe('the message for the home admin', () => {
  it('can be copied or mailed, encoded so that its text arrives complete', () => {
    const link = mailto(guestSubject);
    assert.ok(link);
    const url = new URL(link);
    const body = url.searchParams.get('body') ?? '';
    assert.equal(url.pathname, '');
    assert.equal(url.searchParams.get('subject'), 'Password reset for user1@forthcoffee.com');
    assert.match(body, /^Hello,\r\n\r\nI cannot sign in with my account user1@forthcoffee\.com\./u);
    assert.match(body, /User One\r\n\r\n\(PR-7K4MQ2\)$/u);
    const shown = runsOf(cardFor(guestSubject));
    for (const line of body.split('\r\n\r\n')) assert.ok(shown.includes(line), line);
  });

  it('cannot get a recipient, a copy or an attachment through someone’s name', () => {
    const link = mailto({ ...guestSubject, mail: 'a&cc=evil@example.com?bcc=x#y%0d%0aTo:z' }) ?? '';
    assert.deepEqual([...new URL(link).searchParams.keys()], ['subject', 'body']);
    assert.ok(!link.includes('#'));
  });

  it('is short enough for mail programs, whatever the names', () => {
    const long = '👩‍🦰ö'.repeat(150);
    for (const locale of locales) {
      const link = mailto(
        { ...guestSubject, name: long, mail: long, organisation: { tenantId: '', name: long, domain: long } },
        locale,
      );
      assert.ok(link && link.length <= MAILTO_LIMIT, `${link?.length ?? 0}`);
      assert.doesNotThrow(() => decodeURIComponent(link));
    }
  });

  it('is left out if there is no admin to send it to', () => {
    const without: readonly PasswordHome[] = [
      elsewhere('unmanaged-entra-organisation', 'shop.example'),
      elsewhere('microsoft-account', 'outlook.com'),
      elsewhere('google', 'gmail.com'),
      elsewhere('facebook', null),
      { where: 'nowhere', kind: 'one-time-passcode' },
    ];
    for (const home of without) assert.equal(mailto(at(home)), undefined, JSON.stringify(home));
    assert.equal(mailto(at(elsewhere('entra-organisation', 'outlook.com'))), undefined);
    assert.ok(mailto(at(elsewhere('entra-organisation', 'outlook.com'), guestSubject.organisation)));
    assert.ok(mailto(at(elsewhere('google', 'roastery.example'))));
    assert.ok(mailto(at(elsewhere('partner-identity-provider', 'partner.example'))));
  });

  it('is in the reader’s language', () => {
    assert.match(mailto(guestSubject, nl) ?? '', /Wachtwoord%20resetten/u);
    assert.equal(ofType(cardFor(guestSubject, nl), 'Action.ShowCard').length, 1);
  });
});
