/** The gallery's sections of what comes with a reset: aftercare, "This was not me", the approver's own name, passes. */
import { Password } from '../../../src/requests/model/secrets/password.ts';
import type { CardContext } from '../../../src/cards/kit/card-context.ts';
import { revealCard } from '../../../src/cards/requester/reveal-card.ts';
import type { Locale } from '../../../src/locales/index.ts';
import { needsSecuring } from '../../../src/requests/rules/after-reset.ts';
import type { Status, Subject } from '../../../src/requests/model/request.ts';
import { type Titled, aftercareStatuses, disownedStatuses, passStatuses, waitingStatuses } from './afterwards.ts';
import { requestRow } from '../request-rows.ts';
import { LATER, lidia, cloudSubject, contextIn, privilegedSubject } from '../samples.ts';
import { type Row, type Section, row } from '../section.ts';
import { pendingFor } from '../statuses.ts';

/** Someone whose password is kept in Active Directory, with writeback. */
const onPremises: Subject = { ...cloudSubject, home: { where: 'here', kind: 'on-premises', writeback: true } };

export function aftercareSections(locale: Locale): readonly Section[] {
  const context = contextIn(locale);
  const asApprover = contextIn(locale, { resetAs: 'approver' });
  const passes = contextIn(locale, { resetAs: 'approver', handOver: 'access-pass' });
  const failed = { state: 'failed', at: LATER, subject: onPremises, decision: { by: lidia, at: LATER } } as const;
  const late: Status = { ...failed, firstApproval: null, because: 'not-signed-in', tried: true };
  const pending: readonly Titled[] = [
    ['pending', pendingFor(cloudSubject)],
    ['pending, two have to approve', pendingFor(privilegedSubject)],
  ];
  const inName: readonly Titled[] = [
    ['pending, kept on premises', pendingFor(onPremises)],
    ['pending, two have to approve', pendingFor({ ...onPremises, privileged: true })],
    ...waitingStatuses(onPremises),
    ['the approver did not sign in', late],
    ...[...aftercareStatuses(onPremises), ...disownedStatuses(onPremises)].filter(([, status]) => isInsecure(status)),
  ];
  const reveal = revealCard({
    locale,
    now: LATER,
    secret: 'access-pass',
    password: new Password('7KQ-mzR#w4hp'),
    signInName: 'meganb@contoso.com',
    reference: 'PR-7K4MQ2',
  });
  return [
    section('aftercare', 'After a reset', aftercareStatuses(cloudSubject), context),
    section('not-me', '“This was not me”', disownedStatuses(cloudSubject), context),
    section('in-name', 'In the approver’s own name', inName, asApprover),
    section('pass', 'A Temporary Access Pass', [...pending, ...passStatuses(cloudSubject)], passes, [
      row('pass-reveal', 'The pass', [['card', 'To its one reader, once', reveal]]),
    ]),
  ];
}

/** Here an approver is told that they sign in. */
function isInsecure(status: Status): boolean {
  return status.state === 'done' && needsSecuring({ status });
}

function section(
  id: string,
  title: string,
  statuses: readonly Titled[],
  context: CardContext,
  more: readonly Row[] = [],
): Section {
  const rows = statuses.map(([name, status]): Row =>
    requestRow(`${id}-${name.replaceAll(/[^a-z]+/gu, '-')}`, name, status, context),
  );
  return { id, title, rows: [...rows, ...more] };
}
