/** The gallery's section of names and words as long as they may be, and of what looks like markup. */
import type { Locale } from '../../locales/index.ts';
import type { Status, Subject } from '../../requests/request.ts';
import { requestRow } from './request-rows.ts';
import { carla, cloudSubject, guestSubject, LATER } from './samples.ts';
import type { Section } from './section.ts';

const NAME = 'Eva María de los Ángeles Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh van der Zandschulp';
const DOMAIN = 'wolfeschlegelsteinhausenbergerdorff-featherstonehaugh.example';
const ROLES = ['Privileged Authentication Administrator', 'Attribute Definition Administrator', 'Reports Reader'];
const MARKUP = '**bold** [link](https://evil.example) <b>html</b> ${$root}';

export function longTextsSection(locale: Locale): Section {
  const long: Subject = {
    ...cloudSubject,
    name: NAME,
    signInName: `eva@${DOMAIN}`,
    mail: `eva.maria@${DOMAIN}`,
    roles: ROLES,
  };
  const guest: Subject = {
    ...guestSubject,
    name: NAME,
    signInName: `eva_${DOMAIN}#EXT#@contoso.onmicrosoft.com`,
    mail: `eva@${DOMAIN}`,
    home: { where: 'elsewhere', kind: 'entra-organisation', domain: DOMAIN },
    organisation: { tenantId: '', name: `${NAME} and Sons Holding B.V.`, domain: DOMAIN },
  };
  const denied: Status = {
    state: 'denied',
    subject: { ...cloudSubject, name: MARKUP },
    decision: { by: carla, at: LATER },
    reason: 'No. '.repeat(50),
  };
  const rows = [
    requestRow('long-pending', 'pending', { state: 'pending', subject: long }, locale),
    requestRow('long-redirected', 'redirected', { state: 'redirected', subject: guest, invitedAgain: null }, locale),
    requestRow('long-denied', 'denied, with a name that looks like markup', denied, locale),
  ];
  return { id: 'long', title: 'Long names, and names that look like markup', rows };
}
