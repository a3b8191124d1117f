/** The gallery's section of the longest names and words, and of text that looks like markup. */
import { requestCard } from '../../../src/cards/request-card.ts';
import type { Locale } from '../../../src/locales/index.ts';
import type { Status, Subject } from '../../../src/requests/model/request.ts';
import { requestRow } from '../request-rows.ts';
import { lidia, cloudSubject, contextIn, guestSubject, LATER, requestIn } from '../samples.ts';
import { type Section, row } from '../section.ts';
import { doneFor, erased, pendingFor, waitingFor } from '../statuses.ts';

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
    privileged: true,
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
    decision: { by: lidia, at: LATER },
    reason: 'No. '.repeat(50),
  };
  const word = { by: { ...lidia, name: NAME }, at: LATER };
  const approved: Status = { state: 'approved', subject: long, decision: word, firstApproval: word, grant: null };
  const context = contextIn(locale);
  const disowned = { by: { ...lidia, name: MARKUP }, at: LATER };
  const secured = doneFor(long, { decision: word, handover: erased, scramble: 'failed', disowned });
  const waiting = waitingFor(long, { decision: word });
  const lockedDown = contextIn(locale, { lockdown: { mode: 'two-approvers', ...word } });
  const rows = [
    requestRow('long-pending', 'pending, in a lockdown', pendingFor(long, { firstApproval: word }), lockedDown),
    requestRow('long-approved', 'approved by two', approved, lockedDown),
    requestRow(
      'long-redirected',
      'redirected',
      { state: 'redirected', subject: guest, invitedAgain: null, checking: [] },
      context,
    ),
    requestRow('long-waiting', 'it waits for a sign-in', waiting, context),
    requestRow('long-disowned', 'disowned, by a name that looks like markup', secured, context),
    requestRow('long-denied', 'denied, with a name that looks like markup', denied, context),
    row('long-reminder', 'a reminder', [
      ['card', 'pending', requestCard(requestIn(pendingFor(long)), 'reminder', context)],
    ]),
  ];
  return { id: 'long', title: 'Long names, and names that look like markup', rows };
}
