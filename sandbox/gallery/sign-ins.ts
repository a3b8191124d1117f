/** The gallery's section of what the last sign-ins say: every kind, as everyone sees a request then. */
import type { Locale } from '../../src/locales/index.ts';
import { SIGN_IN_KINDS, type SignInKind, type SignInSummary } from '../../src/requests/model/sign-ins.ts';
import { requestRow } from './request-rows.ts';
import { cloudSubject, contextIn } from './samples.ts';
import type { Section } from './section.ts';
import { pendingFor } from './statuses.ts';

export function signInsSection(locale: Locale): Section {
  const context = contextIn(locale);
  const rows = SIGN_IN_KINDS.map((kind) =>
    requestRow(`sign-ins-${kind}`, kind, pendingFor(cloudSubject, { signIns: summaryOf(kind) }), context),
  );
  return { id: 'sign-ins', title: 'What the last sign-ins say', rows };
}

function summaryOf(kind: SignInKind): SignInSummary {
  return {
    ...{ kind, count: 4, more: false, before: kind === 'locked-out' ? 'wrong-password' : null },
    first: '2026-11-22T17:18:00.000Z',
    last: '2026-11-22T17:38:00.000Z',
    asOf: '2026-11-22T17:41:00.000Z',
  };
}
