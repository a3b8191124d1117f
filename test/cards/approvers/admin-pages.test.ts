import assert from 'node:assert/strict';
import { requestCard } from '../../../src/cards/request-card.ts';
import { GUEST_ACCOUNTS_PAGE } from '../../../src/cards/kit/links.ts';
import { locales } from '../../../src/locales/index.ts';
import { CLOUDS, type Cloud } from '../../../src/requests/model/cloud.ts';
import type { PasswordHome } from '../../../src/requests/model/home.ts';
import type { Status, Subject } from '../../../src/requests/model/request.ts';
import { cloudSubject, contextIn, guestSubject, requestIn } from '../../../sandbox/gallery/samples.ts';
import { escalatedFor, statuses } from '../../../sandbox/gallery/statuses.ts';
import { ofType, urlsOf } from '../support/walk.ts';

const [en] = locales;
assert.ok(en);
const GUESTS = 'https://admin.microsoft.com/Adminportal/Home#/GuestUsers';
const MEMBERS = 'https://admin.microsoft.com/Adminportal/Home#/users';
const userPage = (id: string): string =>
  `https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/${id}`;
const invited = { where: 'nowhere', kind: 'invitation-not-redeemed' } as const;

const approvers = (status: Status, cloud: Cloud = 'public') =>
  requestCard(requestIn(status), 'approvers', contextIn(en, { cloud }));
const escalated = (home: PasswordHome, over: Partial<Subject> = {}, cloud?: Cloud) =>
  approvers(escalatedFor({ ...cloudSubject, home, ...over }), cloud);
const redirected: Status = {
  state: 'redirected',
  subject: { ...guestSubject, home: invited },
  invitedAgain: null,
  checking: [],
};
/** The titles of the buttons that are the thing to press. */
const primaryOf = (card: unknown): readonly unknown[] =>
  ['Action.OpenUrl', 'Action.Execute'].flatMap((type) =>
    ofType(card, type)
      .filter(({ style }) => style === 'positive')
      .map(({ title }) => title),
  );

describe('Microsoft’s pages for admins, on approvers’ cards', () => {
  it('for a member: the active users, and their own page', () => {
    assert.deepEqual(urlsOf(escalated({ where: 'unsure', because: 'several-credentials' })), [
      MEMBERS,
      userPage(cloudSubject.id),
    ]);
  });

  it('for a guest: the guest users, their own page, and what a guest account is', () => {
    assert.deepEqual(urlsOf(approvers(redirected)), [GUESTS, userPage(guestSubject.id), GUEST_ACCOUNTS_PAGE]);
  });

  it('are in the tenant’s own cloud, without a page of one user where none is documented', () => {
    const home = { where: 'unsure', because: 'several-credentials' } as const;
    const pages = CLOUDS.map((cloud) => urlsOf(escalated(home, {}, cloud)));
    assert.deepEqual(pages.slice(1), [
      ['https://portal.office365.us/adminportal/home'],
      ['https://portal.apps.mil/adminportal/home'],
      ['https://go.microsoft.com/fwlink/p/?linkid=850628'],
    ]);
    assert.deepEqual(
      CLOUDS.slice(1).map((cloud) => urlsOf(approvers(redirected, cloud))[0]),
      [
        'https://portal.office365.us/adminportal/home',
        'https://portal.apps.mil/adminportal/home',
        'https://portal.partner.microsoftonline.cn/adminportal/',
      ],
    );
  });

  it('never carry a name or an address', () => {
    for (const status of statuses()) {
      for (const audience of ['approvers', 'handover', 'alert'] as const) {
        for (const url of urlsOf(requestCard(requestIn(status), audience, contextIn(en)))) {
          assert.doesNotMatch(url, /@|megan|user1|forth/iu);
        }
      }
    }
  });

  it('are the thing to press where it is done there by hand, and only there', () => {
    const there: readonly PasswordHome[] = [
      { where: 'unsure', because: 'disabled' },
      { where: 'here', kind: 'on-premises', writeback: true },
    ];
    for (const home of there) assert.deepEqual(primaryOf(escalated(home)), [en.buttons.adminCenter]);
    const elsewhere: readonly PasswordHome[] = [
      { where: 'here', kind: 'on-premises', writeback: false },
      { where: 'our-identity-provider', domain: 'fed.contoso.com' },
      { where: 'application' },
    ];
    for (const home of elsewhere) assert.deepEqual(primaryOf(escalated(home)), [en.buttons.handled]);
  });

  it('are gone once there is nothing left to do', () => {
    const decision = { by: { id: cloudSubject.id, name: 'Lidia' }, at: '2026-11-22T17:50:00.000Z' };
    assert.deepEqual(urlsOf(approvers({ state: 'denied', reason: 'No', subject: cloudSubject, decision })), []);
  });
});
