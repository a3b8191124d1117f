import { GUEST_ACCOUNTS_PAGE } from '../../src/cards/kit/links.ts';
import assert from 'node:assert/strict';
import { requestCard } from '../../src/cards/request-card.ts';
import { locales } from '../../src/locales/index.ts';
import type { HelpDesk, PasswordHome } from '../../src/requests/model/home.ts';
import type { Subject } from '../../src/requests/model/request.ts';
import { faultsOf } from './support/card-library.ts';
import { cloudSubject, contextIn, guestSubject, requestIn } from '../../sandbox/gallery/samples.ts';
import { escalatedFor } from '../../sandbox/gallery/statuses.ts';
import { ofType, runsOf, urlsOf } from './support/walk.ts';

const [en] = locales;
assert.ok(en);
const SSPR = 'https://passwordreset.microsoftonline.com/?whr=forthcoffee.com';
const APPS = 'https://myapps.microsoft.com/?tenantid=55555555-5555-4555-8555-555555555555';
const OURS = 'https://adfs.corp.contoso.com/adfs/portal/updatepassword';
const desk: HelpDesk = {
  name: 'Forth Coffee IT',
  link: 'https://help.forthcoffee.com/password',
  phone: '+31 20 555 01 23',
  mail: 'servicedesk@forthcoffee.com',
};
const none = { link: null, phone: null, mail: null };

const homeCard = (changes: Partial<Subject>): ReturnType<typeof requestCard> =>
  requestCard(
    requestIn({ state: 'redirected', invitedAgain: null, checking: [], subject: { ...guestSubject, ...changes } }),
    'requester',
    contextIn(en),
  );
const escalatedCard = (home: PasswordHome, changes: Partial<Subject>): ReturnType<typeof requestCard> =>
  requestCard(requestIn(escalatedFor({ ...cloudSubject, home, ...changes })), 'requester', contextIn(en));
const buttons = (card: unknown): readonly (readonly unknown[])[] =>
  ofType(card, 'Action.OpenUrl')
    .filter(({ url }) => !String(url).startsWith('mailto:') && url !== GUEST_ACCOUNTS_PAGE)
    .map(({ title, url }) => [title, url]);
const mailto = (card: unknown): URL =>
  new URL(urlsOf(card).find((url) => url.startsWith('mailto:')) ?? assert.fail('There is no message'));

describe('the help desk that the operator knows, on the home card', () => {
  it('comes first, before the page for this kind of home', () => {
    assert.deepEqual(buttons(homeCard({ helpDesk: desk })), [
      [en.buttons.helpDeskPage, desk.link],
      [en.home.kinds['entra-organisation'].link, SSPR],
    ]);
  });

  it('leaves that page where it is, if it has none of its own', () => {
    assert.deepEqual(urlsOf(homeCard({ helpDesk: { ...desk, link: null } }))[0], SSPR);
  });

  it('is the only page of a partner’s identity provider', () => {
    const home: PasswordHome = { where: 'elsewhere', kind: 'partner-identity-provider', domain: 'forthcoffee.com' };
    const card = homeCard({ home, organisation: null, helpDesk: desk });
    assert.deepEqual(buttons(card), [[en.buttons.helpDeskPage, desk.link]]);
  });

  it('is shown with its name, phone and mail, as far as it has them', () => {
    assert.ok(
      runsOf(homeCard({ helpDesk: desk })).includes('Forth Coffee IT, +31 20 555 01 23, servicedesk@forthcoffee.com'),
    );
    assert.ok(runsOf(homeCard({ helpDesk: { ...desk, ...none, phone: '1234' } })).includes('Forth Coffee IT, 1234'));
    assert.ok(runsOf(homeCard({ helpDesk: { ...desk, ...none } })).includes('Forth Coffee IT'));
  });

  it('has no row if the operator knows none', () => {
    const labels = ofType(homeCard({}), 'TextBlock').map(({ text }) => text);
    assert.ok(!labels.includes(en.labels.helpDesk));
  });

  it('gets the message; without a mail address, the writer fills it in', () => {
    assert.equal(mailto(homeCard({ helpDesk: desk })).pathname, 'servicedesk@forthcoffee.com');
    assert.equal(mailto(homeCard({ helpDesk: { ...desk, mail: null } })).pathname, '');
    assert.match(mailto(homeCard({ helpDesk: desk })).searchParams.get('body') ?? '', /^Hello,/u);
  });

  it('is written to at only one address, whatever is in the file', () => {
    const { pathname, searchParams } = mailto(
      homeCard({ helpDesk: { ...desk, mail: "o'n&e+x?cc=two@forth.example" } }),
    );
    assert.deepEqual([...searchParams.keys()], ['subject', 'body']);
    assert.equal(decodeURIComponent(pathname), "o'n&e+x?cc=two@forth.example");
  });

  it('does not invent an admin if there is none', () => {
    const home: PasswordHome = { where: 'elsewhere', kind: 'microsoft-account', domain: 'forthcoffee.com' };
    const card = homeCard({ home, organisation: null, helpDesk: desk });
    assert.ok(urlsOf(card).every((url) => !url.startsWith('mailto:')));
  });
});

describe('the help desk and our own page, on the card of a request to be handled by hand', () => {
  const onPremises: PasswordHome = { where: 'here', kind: 'on-premises', writeback: false };
  const ours: PasswordHome = { where: 'our-identity-provider', domain: 'corp.contoso.com' };
  const own: HelpDesk = { ...none, name: 'Contoso Service Desk', phone: '1234' };

  it('tells whom to call', () => {
    assert.ok(runsOf(escalatedCard(onPremises, { helpDesk: own })).includes('Contoso Service Desk, 1234'));
    assert.deepEqual(buttons(escalatedCard(onPremises, { helpDesk: own })), []);
  });

  it('links to our identity provider’s reset page if one is set, after the help desk’s', () => {
    assert.deepEqual(buttons(escalatedCard(ours, { page: OURS })), [[en.buttons.ownResetPage, OURS]]);
    assert.deepEqual(
      buttons(escalatedCard(ours, { page: OURS, helpDesk: { ...own, link: 'https://desk.contoso.com/' } })),
      [
        [en.buttons.helpDeskPage, 'https://desk.contoso.com/'],
        [en.buttons.ownResetPage, OURS],
      ],
    );
  });

  it('links to none if none is set', () => assert.deepEqual(buttons(escalatedCard(ours, {})), []));
});

describe('the page for signing in with a mailed code', () => {
  const home: PasswordHome = { where: 'nowhere', kind: 'one-time-passcode' };

  it('is the only one beside the page about guest accounts', () => {
    const card = homeCard({ home, organisation: null, page: APPS });
    assert.deepEqual(buttons(card), [[en.buttons.signInPage, APPS]]);
  });
});

describe('cards with a help desk and a page', () => {
  for (const locale of locales) {
    it(`are valid in ${locale.tag}, in every state that shows them`, () => {
      for (const state of ['redirected', 'escalated'] as const) {
        const subject: Subject = { ...guestSubject, helpDesk: desk, page: OURS };
        const request = requestIn(
          state === 'redirected' ? { state, subject, invitedAgain: null, checking: [] } : escalatedFor(subject),
        );
        assert.deepEqual(faultsOf(requestCard(request, 'requester', contextIn(locale))), []);
      }
    });
  }
});
