/** The gallery's sections of homes: where nobody here can reset the password, and where a person has to decide. */
import type { Locale } from '../../../src/locales/index.ts';
import type { PasswordHome } from '../../../src/requests/model/home.ts';
import { routeOf } from '../../../src/requests/rules/policy.ts';
import type { Status, Subject } from '../../../src/requests/model/request.ts';
import { requestRow } from '../request-rows.ts';
import { LATER, lidia, cloudSubject, contextIn, guestSubject, homes } from '../samples.ts';
import type { Row, Section } from '../section.ts';
import { escalatedFor } from '../statuses.ts';

export function homeSections(locale: Locale): readonly Section[] {
  const rows = (route: 'redirected' | 'escalated'): readonly Row[] =>
    homes
      .filter((home) => routeOf(home, 'app') === route)
      .map((home) => homeRow(nameOf(home), subjectAt(home), route, locale));
  return [
    { id: 'homes', title: 'Where the password lives elsewhere', rows: [...rows('redirected'), ...variants(locale)] },
    { id: 'escalated', title: 'What a person looks at', rows: rows('escalated') },
  ];
}

/** What else a home card depends on besides the kind of home. */
function variants(locale: Locale): readonly Row[] {
  const helpDesk = {
    name: 'Forth Coffee service desk',
    link: 'https://help.forthcoffee.com',
    phone: '+31 20 555 0100',
    mail: 'help@forthcoffee.com',
  };
  const entra = { where: 'elsewhere', kind: 'entra-organisation' } as const;
  const invited = subjectAt({ where: 'nowhere', kind: 'invitation-not-redeemed' });
  const again: Status = { state: 'redirected', subject: invited, invitedAgain: { by: lidia, at: LATER }, checking: [] };
  const unnamed = (title: string, domain: string | null) =>
    homeRow(title, { ...subjectAt({ ...entra, domain }), organisation: null }, 'redirected', locale);
  return [
    homeRow('entra-organisation, known help desk', { ...guestSubject, helpDesk }, 'redirected', locale),
    unnamed('entra-organisation, without a name', 'forthcoffee.com'),
    unnamed('entra-organisation, nothing known', null),
    unnamed('entra-organisation, consumer domain', 'outlook.com'),
    homeRow(
      'google, at a company',
      subjectAt({ ...entra, kind: 'google', domain: 'roastery.example' }),
      'redirected',
      locale,
    ),
    requestRow('home-invited-again', 'invitation-not-redeemed, sent again', again, contextIn(locale)),
  ];
}

function homeRow(name: string, subject: Subject, route: 'redirected' | 'escalated', locale: Locale): Row {
  const status: Status =
    route === 'redirected' ? { state: route, subject, invitedAgain: null, checking: [] } : escalatedFor(subject);
  return requestRow(`home-${name.replaceAll(/[^a-z]+/gu, '-')}`, name, status, contextIn(locale));
}

function nameOf(home: PasswordHome): string {
  if (home.where === 'unsure') return `unsure, ${home.because}`;
  if (home.where === 'here')
    return home.kind === 'cloud' ? 'cloud' : `on-premises, ${home.writeback ? 'with' : 'without'} writeback`;
  return 'kind' in home ? home.kind : home.where;
}

/** Someone whose password can live there. */
function subjectAt(home: PasswordHome): Subject {
  if (home.where === 'here' || home.where === 'unsure') return { ...cloudSubject, home };
  const domain = 'domain' in home && home.domain !== null ? home.domain : 'wideworld.example';
  const { organisation } = guestSubject;
  const named = home.where === 'elsewhere' && home.kind === 'entra-organisation' && home.domain !== null;
  const mail = `user1@${domain}`;
  const local = home.where === 'our-identity-provider' || home.where === 'application';
  const signInName = local ? mail : `user1_${domain}#EXT#@contoso.onmicrosoft.com`;
  return { ...guestSubject, mail, signInName, home, organisation: named ? organisation : null };
}
