/** The gallery's section of what the last sign-ins say: every kind, as everyone sees a request then. */
import { approvalCard } from '../../../src/cards/approvers/approval-card.ts';
import type { Locale } from '../../../src/locales/index.ts';
import {
  SIGN_IN_KINDS,
  type SignInKind,
  type SignInLog,
  type SignInSummary,
} from '../../../src/requests/model/sign-ins.ts';
import { requestRow } from '../request-rows.ts';
import { cloudSubject, contextIn, requestIn } from '../samples.ts';
import { type Section, row } from '../section.ts';
import { pendingFor } from '../statuses.ts';

export function signInsSection(locale: Locale): Section {
  const context = contextIn(locale);
  const rows = SIGN_IN_KINDS.map((kind) =>
    requestRow(`sign-ins-${kind}`, kind, pendingFor(cloudSubject, { signIns: summaryOf(kind) }), context),
  );
  const looked = row('sign-ins-shown', 'one approver looked them up', [
    [
      'approver',
      'To that approver alone',
      approvalCard(requestIn(pendingFor(cloudSubject, { signIns: summaryOf('wrong-password') })), context, {
        signIns: LOG,
      }),
    ],
    [
      'none',
      'There are none',
      approvalCard(requestIn(pendingFor(cloudSubject)), context, { signIns: { ...LOG, signIns: [] } }),
    ],
    [
      'not-readable',
      'They can’t be read',
      approvalCard(requestIn(pendingFor(cloudSubject)), context, { signIns: null }),
    ],
  ]);
  return { id: 'sign-ins', title: 'What the last sign-ins say', rows: [...rows, looked] };
}

const LOG: SignInLog = {
  asOf: '2026-11-22T17:41:00.000Z',
  complete: true,
  signIns: [
    { at: '2026-11-22T17:38:00.000Z', kind: 'wrong-password', system: 'Windows 11', country: 'NL' },
    { at: '2026-11-22T17:18:00.000Z', kind: 'locked-out', system: 'Ios 26.1', country: 'DE' },
    { at: '2026-11-22T08:02:00.000Z', kind: null, system: null, country: null },
  ],
};

function summaryOf(kind: SignInKind): SignInSummary {
  return {
    ...{ kind, count: 4, more: false, before: kind === 'locked-out' ? 'wrong-password' : null },
    first: '2026-11-22T17:18:00.000Z',
    last: '2026-11-22T17:38:00.000Z',
    asOf: '2026-11-22T17:41:00.000Z',
  };
}
